-- name: insert
-- A way back into an intake, as its hash.
INSERT INTO resume_links (hash, intake_id, kind, created_at, expires_at)
VALUES (:hash, :intake_id, :kind, :now, :expires_at);

-- name: find
-- Where a link leads, while it is in force.
SELECT intake_id FROM resume_links
WHERE hash = :hash AND kind = :kind AND used_at IS NULL AND expires_at > :now;

-- name: use
-- A link from a screen opens its intake once.
UPDATE resume_links SET used_at = :now
WHERE hash = :hash AND kind = 'screen' AND used_at IS NULL AND expires_at > :now
RETURNING intake_id;

-- name: expire
-- Links that have run out.
DELETE FROM resume_links WHERE hash = ANY(ARRAY(
    SELECT hash FROM resume_links WHERE expires_at < :before ORDER BY expires_at LIMIT 1000
));
