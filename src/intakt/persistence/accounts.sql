-- name: put
-- The account of an address and role, made when missing.
INSERT INTO accounts (id, email, role, created_at) VALUES (:id, :email, :role, :now)
ON CONFLICT (lower(email), role) DO UPDATE SET disabled_at = NULL
RETURNING id;

-- name: has_role
-- Whether there is an administrator yet, besides the operator at the command line.
SELECT EXISTS (SELECT 1 FROM accounts WHERE role = :role AND email <> :besides AND disabled_at IS NULL);

-- name: emails_of_role
-- Whom to tell when a packet has failed for good.
SELECT email FROM accounts WHERE role = :role AND disabled_at IS NULL ORDER BY created_at LIMIT 20;

-- name: email_of
-- Where to reach an account that is in force.
SELECT email FROM accounts WHERE id = :id AND disabled_at IS NULL;

-- name: lock_first
-- Two processes that both find no administrator take turns.
SELECT pg_advisory_xact_lock(hashtext('intakt first administrator'));

-- name: open_client
-- The account that a proven address signs in to, made when missing; a disabled one stays disabled.
INSERT INTO accounts (id, email, role, created_at) VALUES (:id, :email, 'client', :now)
ON CONFLICT (lower(email), role) DO UPDATE SET email = accounts.email
RETURNING id, email, created_at, disabled_at;

-- name: by_id
-- An account.
SELECT id, email, created_at, disabled_at FROM accounts WHERE id = :id;

-- name: insert_token
-- A token, as its hash.
INSERT INTO tokens (id, hash, role, account_id, intake_id, label, created_at, last_used_at, expires_at)
VALUES (:id, :hash, :role, :account_id, :intake_id, :label, :now, :now, :expires_at);

-- name: token
-- Whom a token stands for, while it is in force.
SELECT tokens.id, tokens.role, tokens.account_id, tokens.intake_id, intakes.client_id, tokens.expires_at,
    tokens.last_used_at
FROM tokens
LEFT JOIN intakes ON intakes.id = tokens.intake_id
LEFT JOIN accounts ON accounts.id = tokens.account_id
WHERE tokens.hash = :hash AND tokens.revoked_at IS NULL AND accounts.disabled_at IS NULL;

-- name: revoke
-- A token is no longer good.
UPDATE tokens SET revoked_at = :now WHERE id = :id AND revoked_at IS NULL;

-- name: used
-- A token was shown; written once an hour at most.
UPDATE tokens SET last_used_at = :now WHERE id = :id;

-- name: sessions
-- Where an account is signed in.
SELECT id, label, created_at, last_used_at, expires_at FROM tokens
WHERE account_id = :account_id AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > :now)
ORDER BY created_at DESC LIMIT 100;

-- name: revoke_session
-- An account signs out somewhere.
UPDATE tokens SET revoked_at = :now WHERE id = :id AND account_id = :account_id AND revoked_at IS NULL;

-- name: revoke_all
-- An account signs out everywhere: its sessions, and the links and devices of its intakes.
UPDATE tokens SET revoked_at = :now
WHERE revoked_at IS NULL AND (
    account_id = :account_id
    OR intake_id = ANY(ARRAY(
        SELECT id FROM intakes WHERE account_id = :account_id
        UNION ALL
        SELECT i.id FROM clients AS c JOIN intakes AS i ON i.client_id = c.id WHERE c.account_id = :account_id
    ))
);

-- name: delete
-- An account goes, and with it whatever it alone had.
DELETE FROM accounts WHERE id = :id AND role = 'client';

-- name: delete_tokens
-- Nobody is signed in to an account that goes.
DELETE FROM tokens WHERE account_id = :account_id;
