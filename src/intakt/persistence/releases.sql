-- name: put
-- A release, frozen under the hash of its content.
INSERT INTO library_releases (id, content, origin, published_by, published_at)
VALUES (:id, :content, :origin, :published_by, :now)
ON CONFLICT (id) DO NOTHING;

-- name: move
-- The pointer to the release that new intakes begin on.
INSERT INTO library_current (single, release, moved_at) VALUES (true, :release, :now)
ON CONFLICT (single) DO UPDATE SET release = EXCLUDED.release, moved_at = EXCLUDED.moved_at
WHERE library_current.release <> EXCLUDED.release;

-- name: current
-- Which release is current, and whether a practice made it.
SELECT r.id, r.origin, c.moved_at
FROM library_current AS c JOIN library_releases AS r ON r.id = c.release
WHERE c.single;

-- name: content
-- A release's files.
SELECT content FROM library_releases WHERE id = :id;

-- name: lock
-- Publishing takes turns.
SELECT pg_advisory_xact_lock(hashtext('intakt library'));
