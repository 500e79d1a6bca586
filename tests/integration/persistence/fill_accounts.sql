-- What later migrations made room for, filled beside fill.sql: half the clients have accounts and passkeys.
SET session_replication_role = replica;
CREATE TEMP SEQUENCE filling_accounts START 100000000;
CREATE FUNCTION pg_temp.next_id() RETURNS uuid LANGUAGE sql VOLATILE AS
    $$ SELECT ('01900000-0000-7000-9000-' || lpad(to_hex(nextval('filling_accounts')), 12, '0'))::uuid $$;

INSERT INTO accounts (id, email, role, created_at)
SELECT pg_temp.next_id(), email, 'client', created_at FROM clients WHERE NOT minor;
UPDATE clients SET account_id = a.id FROM accounts AS a WHERE a.email = clients.email AND a.role = 'client';
UPDATE intakes SET account_id = c.account_id FROM clients AS c WHERE c.id = intakes.client_id;
INSERT INTO tokens (id, hash, role, account_id, label, created_at, expires_at)
SELECT pg_temp.next_id(), sha256(id::text::bytea), 'client', id, 'Firefox, Android', created_at, now() + interval '9 days'
FROM accounts WHERE role = 'client';
INSERT INTO intake_answers (intake_id, question, value, saved_at)
SELECT id, 'email', '"somebody@example.org"'::jsonb, last_saved_at FROM intakes;
INSERT INTO sign_ins (id, ticket, email, code, created_at, expires_at, used_at)
SELECT pg_temp.next_id(), sha256(id::text::bytea), email, '\xdeadbeef', created_at, created_at, created_at FROM clients;
INSERT INTO passkeys (id, account_id, credential, public_key, sign_count, label, created_at)
SELECT pg_temp.next_id(), id, sha256(id::text::bytea), '\xdeadbeef', 3, 'Firefox, Android', created_at
FROM accounts WHERE role = 'client';
INSERT INTO passkey_challenges (ticket, challenge, expires_at)
SELECT sha256(g::text::bytea), '\xdeadbeef', now() - g * interval '1 minute' FROM generate_series(1, 5000) AS g;
INSERT INTO resume_links (hash, intake_id, kind, created_at, expires_at)
SELECT sha256(id::text::bytea), id, 'mail', started_at, started_at + interval '30 days' FROM intakes;
INSERT INTO reminder_stops (key, stopped_at)
SELECT sha256(g::text::bytea), now() FROM generate_series(1, 5000) AS g;
INSERT INTO file_removals (key, asked_at)
SELECT 'packets/' || g, now() FROM generate_series(1, 5000) AS g;
UPDATE mail SET about = c.id FROM clients AS c WHERE mail.key = 'packets-ready:' || c.id;

SET session_replication_role = DEFAULT;
