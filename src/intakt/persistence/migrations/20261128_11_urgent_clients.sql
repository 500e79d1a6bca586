-- Clients whose answers mean danger come first in the coach's lists until somebody has attended to them.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = '300s';

ALTER TABLE clients ADD COLUMN urgent boolean NOT NULL DEFAULT false;
CREATE INDEX clients_urgent ON clients (urgent DESC, created_at DESC, id DESC);
CREATE INDEX clients_type_urgent ON clients (client_type, urgent DESC, created_at DESC, id DESC);
CREATE INDEX packet_versions_waiting ON packet_versions (priority DESC, ready_at DESC, packet_id DESC)
    WHERE status = 'READY' AND held AND released_at IS NULL;
DROP INDEX packet_versions_held;
