-- name: submissions
-- Everything a client has submitted, first first.
SELECT id, client_type, release, language, day, answers::text AS answers, sealed
FROM submissions WHERE client_id = :client_id ORDER BY created_at;

-- name: versions
-- Every finished version of a client's packets, with what it holds and where its files lie.
SELECT
    p.type, v.packet_id, v.version, v.held, v.release, v.engine, v.created_at, v.ready_at, v.released_at,
    v.sealed_plan, v.sealed_document, v.certificate::text AS certificate, v.pdf_key, v.html_key
FROM packet_versions AS v
JOIN packets AS p ON p.id = v.packet_id
WHERE v.client_id = :client_id AND v.status = 'READY'
ORDER BY p.rank DESC, p.type, v.version;

-- name: audit
-- Who looked at or changed a client's record: the role, never the person.
SELECT a.at, a.action, coalesce(s.role, a.actor) AS actor
FROM audit AS a
LEFT JOIN accounts AS s ON s.id = CASE WHEN a.actor ~ '^[0-9a-f-]{36}$' THEN a.actor::uuid END
WHERE a.client_id = :client_id
ORDER BY a.at LIMIT 10000;
