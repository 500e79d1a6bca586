-- name: insert
-- A submission's new packets, all at once, at version 1.
INSERT INTO packets (id, client_id, type, rank, newest, created_at, updated_at)
SELECT given.id, :client_id, given.type, given.rank, 1, :now, :now
FROM unnest(:ids::uuid[], :types::text[], :ranks::integer[]) AS given (id, type, rank);

-- name: of_client
-- The packets a client already has: a later submission makes new versions of them.
SELECT id, type, newest, ready FROM packets WHERE client_id = :client_id;

-- name: raise_newest
-- A new version stands in line; the old stays open.
UPDATE packets SET newest = :version, updated_at = :now WHERE id = :id;

-- name: set_ready
-- A version is READY: it is read from now on, unless a later one was quicker.
UPDATE packets SET ready = greatest(ready, :version), updated_at = :now WHERE id = :id;

-- name: touch
-- Something about the packet changed that its readers see.
UPDATE packets SET updated_at = :now WHERE id = :id;

-- name: touch_of_client
-- Something about all packets of a client changed, as when a guardian confirms.
UPDATE packets SET updated_at = :now WHERE client_id = :client_id;

-- name: status
-- What status shows: newest versions, and who must open the READY ones first.
SELECT
    p.id, p.client_id, p.type, n.status, n.retry_count, n.error_message, n.version, p.ready,
    coalesce(r.held AND r.released_at IS NULL, false) AS waits_coach,
    c.minor AND c.guardian_confirmed_at IS NULL AS waits_guardian,
    p.created_at, p.updated_at
FROM clients AS c
JOIN packets AS p ON p.client_id = c.id
JOIN packet_versions AS n ON n.packet_id = p.id AND n.version = p.newest
LEFT JOIN packet_versions AS r ON r.packet_id = p.id AND r.version = p.ready
WHERE c.id = ANY(:client_ids::uuid[])
ORDER BY p.rank DESC, p.id;

-- name: lock
-- Whose packet it is, held until the transaction ends.
SELECT id, client_id, type, newest, ready FROM packets WHERE id = :id FOR NO KEY UPDATE;

-- name: reading
-- The newest READY version with plan and document, and who must open it first.
SELECT
    p.id, p.type, p.client_id, c.client_type, c.full_name, c.coach_id, p.created_at, p.newest, p.ready,
    c.minor AND c.guardian_confirmed_at IS NULL AS waits_guardian,
    r.held, r.ready_at, r.released_at, r.rule_set, r.certificate::text AS certificate,
    r.sealed_plan, r.sealed_document
FROM packets AS p
JOIN clients AS c ON c.id = p.client_id
LEFT JOIN packet_versions AS r ON r.packet_id = p.id AND r.version = p.ready
WHERE p.id = :id;

-- name: file
-- Where the newest READY version's files lie, without reading its plan.
SELECT
    p.id, p.type, p.client_id, c.client_type, c.full_name, c.coach_id, p.ready,
    c.minor AND c.guardian_confirmed_at IS NULL AS waits_guardian,
    r.held, r.released_at, r.pdf_key, r.pdf_etag, r.html_key, r.html_etag
FROM packets AS p
JOIN clients AS c ON c.id = p.client_id
LEFT JOIN packet_versions AS r ON r.packet_id = p.id AND r.version = p.ready
WHERE p.id = :id;

-- name: row
-- One line of the back office's list.
SELECT
    p.id, p.client_id, c.full_name, c.coach_id, c.urgent, c.client_type, p.type, n.status, n.version, p.ready,
    n.retry_count, n.error_code, n.error_message, p.created_at, p.updated_at, r.ready_at, r.released_at,
    coalesce(r.held AND r.released_at IS NULL, false) AS waits_coach,
    c.minor AND c.guardian_confirmed_at IS NULL AS waits_guardian
FROM packets AS p
JOIN clients AS c ON c.id = p.client_id
JOIN packet_versions AS n ON n.packet_id = p.id AND n.version = p.newest
LEFT JOIN packet_versions AS r ON r.packet_id = p.id AND r.version = p.ready
WHERE p.id = :id;

-- name: newest_created
-- All packets, newest first; a coach sees those of own and unassigned clients.
SELECT
    p.id, p.client_id, c.full_name, c.coach_id, c.urgent, c.client_type, p.type, n.status, n.version, p.ready,
    n.retry_count, n.error_code, n.error_message, p.created_at, p.updated_at, r.ready_at, r.released_at,
    coalesce(r.held AND r.released_at IS NULL, false) AS waits_coach,
    c.minor AND c.guardian_confirmed_at IS NULL AS waits_guardian
FROM packets AS p
JOIN clients AS c ON c.id = p.client_id
JOIN packet_versions AS n ON n.packet_id = p.id AND n.version = p.newest
LEFT JOIN packet_versions AS r ON r.packet_id = p.id AND r.version = p.ready
WHERE (p.created_at, p.id) < (:at, :id)
    AND (:coach::uuid IS NULL OR c.coach_id = :coach OR c.coach_id IS NULL)
ORDER BY p.created_at DESC, p.id DESC LIMIT :count;

-- name: oldest_created
-- The same, oldest first.
SELECT
    p.id, p.client_id, c.full_name, c.coach_id, c.urgent, c.client_type, p.type, n.status, n.version, p.ready,
    n.retry_count, n.error_code, n.error_message, p.created_at, p.updated_at, r.ready_at, r.released_at,
    coalesce(r.held AND r.released_at IS NULL, false) AS waits_coach,
    c.minor AND c.guardian_confirmed_at IS NULL AS waits_guardian
FROM packets AS p
JOIN clients AS c ON c.id = p.client_id
JOIN packet_versions AS n ON n.packet_id = p.id AND n.version = p.newest
LEFT JOIN packet_versions AS r ON r.packet_id = p.id AND r.version = p.ready
WHERE (p.created_at, p.id) > (:at, :id)
    AND (:coach::uuid IS NULL OR c.coach_id = :coach OR c.coach_id IS NULL)
ORDER BY p.created_at, p.id LIMIT :count;

-- name: newest_updated
-- All packets, last changed first.
SELECT
    p.id, p.client_id, c.full_name, c.coach_id, c.urgent, c.client_type, p.type, n.status, n.version, p.ready,
    n.retry_count, n.error_code, n.error_message, p.created_at, p.updated_at, r.ready_at, r.released_at,
    coalesce(r.held AND r.released_at IS NULL, false) AS waits_coach,
    c.minor AND c.guardian_confirmed_at IS NULL AS waits_guardian
FROM packets AS p
JOIN clients AS c ON c.id = p.client_id
JOIN packet_versions AS n ON n.packet_id = p.id AND n.version = p.newest
LEFT JOIN packet_versions AS r ON r.packet_id = p.id AND r.version = p.ready
WHERE (p.updated_at, p.id) < (:at, :id)
    AND (:coach::uuid IS NULL OR c.coach_id = :coach OR c.coach_id IS NULL)
ORDER BY p.updated_at DESC, p.id DESC LIMIT :count;

-- name: oldest_updated
-- The same, the one unchanged for longest first.
SELECT
    p.id, p.client_id, c.full_name, c.coach_id, c.urgent, c.client_type, p.type, n.status, n.version, p.ready,
    n.retry_count, n.error_code, n.error_message, p.created_at, p.updated_at, r.ready_at, r.released_at,
    coalesce(r.held AND r.released_at IS NULL, false) AS waits_coach,
    c.minor AND c.guardian_confirmed_at IS NULL AS waits_guardian
FROM packets AS p
JOIN clients AS c ON c.id = p.client_id
JOIN packet_versions AS n ON n.packet_id = p.id AND n.version = p.newest
LEFT JOIN packet_versions AS r ON r.packet_id = p.id AND r.version = p.ready
WHERE (p.updated_at, p.id) > (:at, :id)
    AND (:coach::uuid IS NULL OR c.coach_id = :coach OR c.coach_id IS NULL)
ORDER BY p.updated_at, p.id LIMIT :count;

-- name: waiting_coach
-- READY packets that a coach must open: those of urgent clients first, then newest first.
SELECT
    p.id, p.client_id, c.full_name, c.coach_id, c.urgent, c.client_type, p.type, n.status, n.version, p.ready,
    n.retry_count, n.error_code, n.error_message, p.created_at, p.updated_at, r.ready_at, r.released_at,
    r.priority, true AS waits_coach,
    c.minor AND c.guardian_confirmed_at IS NULL AS waits_guardian
FROM packet_versions AS r
JOIN packets AS p ON p.id = r.packet_id AND p.ready = r.version
JOIN clients AS c ON c.id = p.client_id
JOIN packet_versions AS n ON n.packet_id = p.id AND n.version = p.newest
WHERE r.status = 'READY' AND r.held AND r.released_at IS NULL
    AND (r.priority, r.ready_at, r.packet_id) < (:first, :at, :id)
    AND (:coach::uuid IS NULL OR c.coach_id = :coach OR c.coach_id IS NULL)
ORDER BY r.priority DESC, r.ready_at DESC, r.packet_id DESC LIMIT :count;

-- name: waiting_guardian
-- READY packets of minors whose guardian has not confirmed, newest client first.
SELECT
    p.id, p.client_id, c.full_name, c.coach_id, c.urgent, c.client_type, p.type, n.status, n.version, p.ready,
    n.retry_count, n.error_code, n.error_message, p.created_at, p.updated_at, r.ready_at, r.released_at,
    r.held AND r.released_at IS NULL AS waits_coach,
    true AS waits_guardian
FROM clients AS c
JOIN packets AS p ON p.client_id = c.id
JOIN packet_versions AS r ON r.packet_id = p.id AND r.version = p.ready
JOIN packet_versions AS n ON n.packet_id = p.id AND n.version = p.newest
WHERE c.minor AND c.guardian_confirmed_at IS NULL
    AND (p.created_at, p.id) < (:at, :id)
    AND (:coach::uuid IS NULL OR c.coach_id = :coach OR c.coach_id IS NULL)
ORDER BY p.created_at DESC, p.id DESC LIMIT :count;
