-- name: audit
-- A look at or a change of a client's record, for good.
INSERT INTO audit (id, at, actor, action, client_id, packet_id, detail)
VALUES (:id, :now, :actor, :action, :client_id, :packet_id, :detail::text::jsonb);

-- name: event
-- Something happened that figures are made from; no answer is in it.
INSERT INTO events (id, at, kind, client_type, intake_id, client_id, packet_id, version, code)
VALUES (:id, :now, :kind, :client_type, :intake_id, :client_id, :packet_id, :version, :code);

-- name: audit_of_client
-- What was done with a client's record, last first.
SELECT at, actor, action, packet_id, detail::text AS detail
FROM audit WHERE client_id = :client_id ORDER BY at DESC LIMIT :count;
