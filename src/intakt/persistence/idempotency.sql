-- name: own
-- The first call with a key owns it; one that was never answered can be owned again after a while.
INSERT INTO idempotency (key, body_hash, created_at) VALUES (:key, :body_hash, :now)
ON CONFLICT (key) DO UPDATE SET body_hash = EXCLUDED.body_hash, sealed = NULL, created_at = EXCLUDED.created_at
WHERE idempotency.created_at < :expired OR (idempotency.sealed IS NULL AND idempotency.created_at < :abandoned);

-- name: by_key
-- What the first call with the key was answered.
SELECT body_hash, sealed FROM idempotency WHERE key = :key;

-- name: remember
-- The answer that every repeat gets.
UPDATE idempotency SET sealed = :sealed WHERE key = :key;

-- name: forget
-- The call failed on our side: the key is free.
DELETE FROM idempotency WHERE key = :key AND sealed IS NULL;

-- name: expire
-- Keys older than a day.
DELETE FROM idempotency WHERE key = ANY(ARRAY(
    SELECT key FROM idempotency WHERE created_at < :before ORDER BY created_at LIMIT 5000
));
