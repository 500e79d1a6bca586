-- name: insert_link
-- The mailed link, as its hash.
INSERT INTO guardian_links (hash, client_id, created_at, expires_at)
VALUES (:hash, :client_id, :now, :expires_at);

-- name: link
-- Whose guardian the link is for, while it is in force.
SELECT client_id FROM guardian_links WHERE hash = :hash AND expires_at > :now;

-- name: consent
-- A guardian's consent; the first one counts.
INSERT INTO guardian_consents (client_id, sealed_name, how, account_id, confirmed_at)
VALUES (:client_id, :sealed_name, :how, :account_id, :now)
ON CONFLICT (client_id) DO NOTHING;

-- name: confirmed_at
-- When the guardian confirmed.
SELECT confirmed_at FROM guardian_consents WHERE client_id = :client_id;
