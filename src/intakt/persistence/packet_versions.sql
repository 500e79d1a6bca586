-- name: insert
-- New versions stand in line, all of a submission at once.
INSERT INTO packet_versions (
    packet_id, version, client_id, submission_id, status, priority, variant, release, created_at, updated_at
)
SELECT
    given.packet_id, given.version, :client_id, :submission_id, 'PENDING', given.priority, given.variant, :release,
    :now, :now
FROM unnest(:packet_ids::uuid[], :versions::integer[], :priorities::integer[], :variants::integer[])
    AS given (packet_id, version, priority, variant);

-- name: state
-- Where one version stands, held until the transaction ends.
SELECT packet_id, version, client_id, submission_id, status, retry_count, takeovers, claim, priority, variant
FROM packet_versions WHERE packet_id = :packet_id AND version = :version FOR NO KEY UPDATE;

-- name: claim
-- A worker takes a version: PENDING, or GENERATING when its worker is lost (a takeover, counted).
UPDATE packet_versions SET
    status = 'GENERATING', claim = :claim, started_at = :now, updated_at = :now,
    takeovers = takeovers + CASE WHEN status = 'GENERATING' THEN 1 ELSE 0 END
WHERE packet_id = :packet_id AND version = :version AND status = :status;

-- name: work
-- What a worker needs to know of the version it has claimed.
SELECT
    v.packet_id, v.version, v.client_id, v.submission_id, v.release, v.variant, v.retry_count, p.type
FROM packet_versions AS v
JOIN packets AS p ON p.id = v.packet_id
WHERE v.packet_id = :packet_id AND v.version = :version;

-- name: finish
-- The version is READY, by the worker that still holds it; it waits for a coach when the one before still does.
UPDATE packet_versions SET
    status = 'READY', claim = NULL, engine = :engine, rule_set = :rule_set,
    held = :held OR EXISTS (
        SELECT 1 FROM packets AS p
        JOIN packet_versions AS r ON r.packet_id = p.id AND r.version = p.ready
        WHERE p.id = :packet_id AND r.held AND r.released_at IS NULL
    ),
    sealed_plan = :sealed_plan, sealed_document = :sealed_document, certificate = :certificate::text::jsonb,
    pdf_key = :pdf_key, pdf_etag = :pdf_etag, html_key = :html_key, html_etag = :html_etag,
    error_code = NULL, error_message = NULL, ready_at = :now, updated_at = :now
WHERE packet_id = :packet_id AND version = :version AND status = 'GENERATING' AND claim = :claim;

-- name: again
-- The try failed and another will follow.
UPDATE packet_versions SET
    status = 'PENDING', claim = NULL, retry_count = retry_count + 1, error_code = :code, error_message = :message,
    updated_at = :now
WHERE packet_id = :packet_id AND version = :version AND status = 'GENERATING' AND claim = :claim;

-- name: fail
-- The version has failed for good.
UPDATE packet_versions SET
    status = 'FAILED', claim = NULL, error_code = :code, error_message = :message, dismissed_at = NULL,
    updated_at = :now
WHERE packet_id = :packet_id AND version = :version AND status = 'GENERATING' AND claim = :claim;

-- name: revive
-- A dead letter is tried again from the start.
UPDATE packet_versions SET
    status = 'PENDING', claim = NULL, retry_count = 0, takeovers = 0, error_code = NULL, error_message = NULL,
    updated_at = :now
WHERE packet_id = :packet_id AND version = :version AND status = 'FAILED';

-- name: dismiss
-- A dead letter leaves the list; its packet stays FAILED.
UPDATE packet_versions SET dismissed_at = :now, updated_at = :now
WHERE packet_id = :packet_id AND version = :version AND status = 'FAILED' AND dismissed_at IS NULL;

-- name: release
-- A coach opens a version to its client.
UPDATE packet_versions SET released_at = :now, updated_at = :now
WHERE packet_id = :packet_id AND version = :version AND status = 'READY' AND released_at IS NULL;

-- name: hold
-- A coach closes a version to its client.
UPDATE packet_versions SET held = true, released_at = NULL, updated_at = :now
WHERE packet_id = :packet_id AND version = :version AND status = 'READY'
    AND NOT (held AND released_at IS NULL);

-- name: calm
-- Versions of a client who has been attended to stand where everybody's stand.
UPDATE packet_versions SET priority = :priority
WHERE client_id = :client_id AND status = 'READY' AND priority > :priority;

-- name: unfinished
-- Whether any packet of the client is still on its way.
SELECT count(*) FROM packet_versions WHERE client_id = :client_id AND status IN ('PENDING', 'GENERATING');

-- name: unsaid
-- READY versions that the client has not been told of.
SELECT v.packet_id, v.version, p.type, v.held AND v.released_at IS NULL AS waits_coach
FROM packet_versions AS v
JOIN packets AS p ON p.id = v.packet_id AND p.ready = v.version
WHERE v.client_id = :client_id AND v.status = 'READY' AND v.notified_at IS NULL
ORDER BY p.rank DESC, p.id;

-- name: said
-- The client has been told.
UPDATE packet_versions SET notified_at = :now
WHERE (packet_id, version) IN (
    SELECT given.packet_id, given.version
    FROM unnest(:packet_ids::uuid[], :versions::integer[]) AS given (packet_id, version)
);

-- name: versions
-- All versions of a packet, newest first.
SELECT
    version, status, variant, release, engine, retry_count, error_code, error_message, created_at, ready_at,
    released_at
FROM packet_versions WHERE packet_id = :packet_id ORDER BY version DESC;

-- name: dead
-- The dead letters, last first.
SELECT
    v.packet_id, v.version, p.type, v.status, v.retry_count, v.takeovers, v.error_code, v.error_message,
    v.created_at, v.updated_at
FROM packet_versions AS v
JOIN packets AS p ON p.id = v.packet_id
WHERE v.status = 'FAILED' AND v.dismissed_at IS NULL
ORDER BY v.updated_at DESC LIMIT :count;

-- name: underway
-- What stands in line or is at work, longest first.
SELECT
    v.packet_id, v.version, p.type, v.status, v.retry_count, v.takeovers, v.error_code, v.error_message,
    v.created_at, v.updated_at
FROM packet_versions AS v
JOIN packets AS p ON p.id = v.packet_id
WHERE v.status IN ('PENDING', 'GENERATING')
ORDER BY v.updated_at LIMIT :count;

-- name: counts
-- The queue in figures.
SELECT
    (SELECT count(*) FROM packet_versions WHERE status = 'PENDING') AS pending,
    (SELECT count(*) FROM packet_versions WHERE status = 'GENERATING') AS processing,
    (SELECT count(*) FROM packet_versions WHERE status = 'READY') AS completed,
    (SELECT count(*) FROM packet_versions WHERE status = 'FAILED') AS failed,
    (SELECT count(*) FROM packet_versions WHERE status = 'FAILED' AND dismissed_at IS NULL) AS dead_letters,
    (SELECT min(created_at) FROM packet_versions WHERE status = 'PENDING') AS oldest_pending;

-- name: lost
-- Versions that wait although the queue has no job for them: enqueued again.
SELECT v.packet_id, v.version, v.priority
FROM packet_versions AS v
WHERE v.status IN ('PENDING', 'GENERATING') AND v.updated_at < :before
    AND NOT EXISTS (
        SELECT 1 FROM pgqueuer AS q
        WHERE q.dedupe_key = 'generate:' || v.packet_id || ':' || v.version
            AND q.status IN ('queued', 'picked')
    )
ORDER BY v.updated_at LIMIT 500;

-- name: of_submission
-- The packets a submission asked for.
SELECT p.id, p.type
FROM packet_versions AS v
JOIN packets AS p ON p.id = v.packet_id
WHERE v.submission_id = :submission_id
ORDER BY p.rank DESC, p.id, v.version;
