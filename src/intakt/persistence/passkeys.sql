-- name: insert
-- An account's new passkey; a credential that is known already changes nothing.
INSERT INTO passkeys (id, account_id, credential, public_key, sign_count, label, created_at)
VALUES (:id, :account_id, :credential, :public_key, :sign_count, :label, :now)
ON CONFLICT (credential) DO NOTHING;

-- name: of_account
-- An account's passkeys.
SELECT id, credential, label, created_at, last_used_at FROM passkeys
WHERE account_id = :account_id ORDER BY created_at LIMIT 50;

-- name: lock
-- The passkey that signs somebody in, held so that its counter moves once.
SELECT p.id, p.account_id, p.public_key, p.sign_count, a.email
FROM passkeys AS p
JOIN accounts AS a ON a.id = p.account_id
WHERE p.credential = :credential AND a.disabled_at IS NULL AND a.role = 'client'
FOR UPDATE OF p;

-- name: used
-- It has signed somebody in.
UPDATE passkeys SET sign_count = :sign_count, last_used_at = :now WHERE id = :id;

-- name: remove
-- An account's passkey is no longer good.
DELETE FROM passkeys WHERE id = :id AND account_id = :account_id;

-- name: challenge
-- What an authenticator is to sign, remembered here and not in the browser.
INSERT INTO passkey_challenges (ticket, challenge, account_id, expires_at)
VALUES (:ticket, :challenge, :account_id, :expires_at);

-- name: take_challenge
-- Each challenge is answered once.
DELETE FROM passkey_challenges WHERE ticket = :ticket RETURNING challenge, account_id, expires_at;

-- name: expire
-- Challenges that nobody answered.
DELETE FROM passkey_challenges WHERE ticket = ANY(ARRAY(
    SELECT ticket FROM passkey_challenges WHERE expires_at < :before ORDER BY expires_at LIMIT 1000
));
