-- name: insert
-- A client's first submission makes the record.
INSERT INTO clients (
    id, account_id, client_type, full_name, email, age_band, sex, country, goal, focus, packet_types, minor, release,
    urgent, demo, completed_at, created_at, updated_at
) VALUES (
    :id, :account_id, :client_type, :full_name, :email, :age_band, :sex, :country, :goal, :focus, :packet_types,
    :minor, :release, :urgent, :demo, :now, :now, :now
);

-- name: update
-- A later submission of the same client brings the record up to date.
UPDATE clients SET
    client_type = :client_type, full_name = :full_name, email = :email, age_band = :age_band, sex = :sex,
    country = :country, goal = :goal, focus = :focus, packet_types = :packet_types, minor = :minor,
    release = :release, urgent = urgent OR :urgent, completed_at = :now, updated_at = :now
WHERE id = :id;

-- name: lock
-- Whoever changes a client's packets holds this row, so that two finishing packets see each other.
SELECT
    id, account_id, email, full_name, minor, guardian_confirmed_at, urgent, coach_id, release,
    (
        SELECT submissions.language FROM submissions
        WHERE submissions.client_id = clients.id ORDER BY submissions.created_at DESC LIMIT 1
    ) AS language
FROM clients WHERE id = :id FOR NO KEY UPDATE;

-- name: of_account
-- The clients that a signed-in client may see.
SELECT id FROM clients WHERE account_id = :account_id;

-- name: by_id
-- One client's record for the back office.
SELECT
    id, full_name, email, client_type, age_band, sex, country, goal, focus, minor, guardian_confirmed_at,
    packet_types, urgent, release, coach_id, completed_at, created_at, updated_at
FROM clients WHERE id = :id;

-- name: newest
-- The back office's list, newest first; a coach sees own and unassigned clients.
SELECT
    id, full_name, email, client_type, age_band, sex, country, goal, minor, guardian_confirmed_at, packet_types,
    urgent, completed_at, created_at, updated_at
FROM clients
WHERE (created_at, id) < (:at, :id) AND (:coach::uuid IS NULL OR coach_id = :coach OR coach_id IS NULL)
ORDER BY created_at DESC, id DESC LIMIT :count;

-- name: oldest
-- The same, oldest first.
SELECT
    id, full_name, email, client_type, age_band, sex, country, goal, minor, guardian_confirmed_at, packet_types,
    urgent, completed_at, created_at, updated_at
FROM clients
WHERE (created_at, id) > (:at, :id) AND (:coach::uuid IS NULL OR coach_id = :coach OR coach_id IS NULL)
ORDER BY created_at, id LIMIT :count;

-- name: newest_of_type
-- The clients of one type, newest first.
SELECT
    id, full_name, email, client_type, age_band, sex, country, goal, minor, guardian_confirmed_at, packet_types,
    urgent, completed_at, created_at, updated_at
FROM clients
WHERE client_type = :client_type AND (created_at, id) < (:at, :id)
    AND (:coach::uuid IS NULL OR coach_id = :coach OR coach_id IS NULL)
ORDER BY created_at DESC, id DESC LIMIT :count;

-- name: oldest_of_type
-- The same, oldest first.
SELECT
    id, full_name, email, client_type, age_band, sex, country, goal, minor, guardian_confirmed_at, packet_types,
    urgent, completed_at, created_at, updated_at
FROM clients
WHERE client_type = :client_type AND (created_at, id) > (:at, :id)
    AND (:coach::uuid IS NULL OR coach_id = :coach OR coach_id IS NULL)
ORDER BY created_at, id LIMIT :count;

-- name: urgent
-- Clients whose answers mean danger first, then newest first.
SELECT
    id, full_name, email, client_type, age_band, sex, country, goal, minor, guardian_confirmed_at, packet_types,
    urgent, completed_at, created_at, updated_at
FROM clients
WHERE (urgent, created_at, id) < (:first, :at, :id)
    AND (:coach::uuid IS NULL OR coach_id = :coach OR coach_id IS NULL)
ORDER BY urgent DESC, created_at DESC, id DESC LIMIT :count;

-- name: urgent_of_type
-- The same of one type.
SELECT
    id, full_name, email, client_type, age_band, sex, country, goal, minor, guardian_confirmed_at, packet_types,
    urgent, completed_at, created_at, updated_at
FROM clients
WHERE client_type = :client_type AND (urgent, created_at, id) < (:first, :at, :id)
    AND (:coach::uuid IS NULL OR coach_id = :coach OR coach_id IS NULL)
ORDER BY urgent DESC, created_at DESC, id DESC LIMIT :count;

-- name: attend
-- Somebody has seen to a client whose answers meant danger.
UPDATE clients SET urgent = false, updated_at = :now WHERE id = :id AND urgent;

-- name: confirm_guardian
-- The guardian has confirmed: packets open. Only the first time counts.
UPDATE clients SET guardian_confirmed_at = :now, updated_at = :now
WHERE id = :id AND guardian_confirmed_at IS NULL;

-- name: join
-- A client's record joins an account; one of another account stays there.
UPDATE clients SET account_id = :account_id, updated_at = :now
WHERE id = :id AND (account_id IS NULL OR account_id = :account_id);

-- name: own
-- A signed-in client's records, or the one of an intake's token: who it is about.
SELECT id, full_name, client_type, minor, guardian_confirmed_at, created_at FROM clients
WHERE id = ANY(:ids::uuid[]) ORDER BY created_at, id;
