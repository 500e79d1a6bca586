-- name: insert
-- What was submitted, for good: sensitive answers sealed.
INSERT INTO submissions (
    id, intake_id, client_id, client_type, release, language, day, answers, sealed, created_at
) VALUES (
    :id, :intake_id, :client_id, :client_type, :release, :language, :day, :answers::text::jsonb, :sealed, :now
);

-- name: by_id
-- What a worker makes packets from.
SELECT id, intake_id, client_id, client_type, release, language, day, answers::text AS answers, sealed
FROM submissions WHERE id = :id;

-- name: latest
-- A client's last submission, for the record.
SELECT id, intake_id, client_id, client_type, release, language, day, answers::text AS answers, sealed
FROM submissions WHERE client_id = :client_id ORDER BY created_at DESC LIMIT 1;

-- name: latest_intake
-- The intake that a client's last submission came from: what a change starts from.
SELECT intake_id FROM submissions WHERE client_id = :client_id ORDER BY created_at DESC LIMIT 1;

-- name: of_intake
-- The submission that an intake ended in.
SELECT id FROM submissions WHERE intake_id = :intake_id;
