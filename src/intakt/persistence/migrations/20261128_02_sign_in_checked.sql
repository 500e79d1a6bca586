-- The reference that was added unchecked is checked, while others read and write.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = '60s';

ALTER TABLE intakes VALIDATE CONSTRAINT intakes_account_id_fkey;
