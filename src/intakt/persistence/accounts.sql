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

-- name: insert_token
-- A token, as its hash.
INSERT INTO tokens (id, hash, role, account_id, intake_id, created_at, expires_at)
VALUES (:id, :hash, :role, :account_id, :intake_id, :now, :expires_at);

-- name: token
-- Whom a token stands for, while it is in force.
SELECT tokens.id, tokens.role, tokens.account_id, tokens.intake_id, intakes.client_id, tokens.expires_at
FROM tokens
LEFT JOIN intakes ON intakes.id = tokens.intake_id
LEFT JOIN accounts ON accounts.id = tokens.account_id
WHERE tokens.hash = :hash AND tokens.revoked_at IS NULL AND accounts.disabled_at IS NULL;

-- name: revoke
-- A token is no longer good.
UPDATE tokens SET revoked_at = :now WHERE id = :id AND revoked_at IS NULL;
