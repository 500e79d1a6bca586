-- name: insert
-- An intake begins; `client_id` is set when a client comes back.
INSERT INTO intakes (
    id, client_id, account_id, client_type, release, language, state, started_at, last_saved_at
) VALUES (
    :id, :client_id, :account_id, :client_type, :release, :language, 'STARTED', :now, :now
);

-- name: by_id
-- Where an intake stands.
SELECT id, client_id, account_id, client_type, release, language, state, current_step, last_saved_at
FROM intakes WHERE id = :id;

-- name: progress
-- How far an intake has come, without reading any answer.
SELECT id, client_type, state, percent FROM intakes WHERE id = :id;

-- name: lock
-- Saving and submitting hold the intake, so that two devices take turns.
SELECT id, client_id, account_id, client_type, release, language, state, current_step, last_saved_at
FROM intakes WHERE id = :id FOR NO KEY UPDATE;

-- name: answers
-- Every answer of an intake, those kept aside included.
SELECT question, value::text AS value, sealed FROM intake_answers WHERE intake_id = :intake_id ORDER BY question;

-- name: writes
-- The last write of one device to each of the questions it sends.
SELECT question, seq FROM intake_writes
WHERE intake_id = :intake_id AND writer = :writer AND question = ANY(:questions);

-- name: put_answers
-- Stores answers, one row each; a later one replaces an earlier one.
INSERT INTO intake_answers (intake_id, question, value, sealed, saved_at)
SELECT :intake_id, given.question, given.value::jsonb, given.sealed, :now
FROM unnest(:questions::text[], :values::text[], :sealed::bytea[]) AS given (question, value, sealed)
ON CONFLICT (intake_id, question) DO UPDATE
SET value = EXCLUDED.value, sealed = EXCLUDED.sealed, saved_at = EXCLUDED.saved_at;

-- name: remove_answers
-- Takes answers away.
DELETE FROM intake_answers WHERE intake_id = :intake_id AND question = ANY(:questions);

-- name: put_writes
-- Remembers how far a device's writes have come.
INSERT INTO intake_writes (intake_id, question, writer, seq)
SELECT :intake_id, given.question, :writer, given.seq
FROM unnest(:questions::text[], :seqs::bigint[]) AS given (question, seq)
ON CONFLICT (intake_id, question, writer) DO UPDATE SET seq = EXCLUDED.seq;

-- name: saved
-- After a save: the type may have changed, an abandoned intake goes on.
UPDATE intakes SET
    client_type = :client_type, current_step = :current_step, percent = :percent, state = 'STARTED',
    last_saved_at = :now, abandoned_at = NULL
WHERE id = :id;

-- name: complete
-- The intake is submitted.
UPDATE intakes SET
    state = 'COMPLETED', client_id = :client_id, percent = 100, completed_at = :now, last_saved_at = :now,
    abandoned_at = NULL
WHERE id = :id;

-- name: abandon
-- Intakes nobody has touched for the time the practice has set.
UPDATE intakes SET state = 'ABANDONED', abandoned_at = :now
WHERE id = ANY(ARRAY(
    SELECT id FROM intakes WHERE state = 'STARTED' AND last_saved_at < :before
    ORDER BY last_saved_at LIMIT 1000 FOR UPDATE SKIP LOCKED
));

-- name: copy_answers
-- A returning client starts from the last answers.
INSERT INTO intake_answers (intake_id, question, value, sealed, saved_at)
SELECT :to_id, question, value, sealed, :now FROM intake_answers WHERE intake_id = :from_id;

-- name: belongs
-- Whether an intake is an account's own: begun or joined by it, or of a client of its.
SELECT EXISTS (
    SELECT 1 FROM intakes AS i
    LEFT JOIN clients AS c ON c.id = i.client_id
    WHERE i.id = :id AND (i.account_id = :account_id OR c.account_id = :account_id)
);

-- name: join
-- An intake joins an account.
UPDATE intakes SET account_id = :account_id WHERE id = :id AND (account_id IS NULL OR account_id = :account_id);

-- name: unfinished
-- What an account can go on with.
SELECT i.id, i.client_type, i.state, i.percent, i.started_at, i.last_saved_at, a.value::text AS name
FROM intakes AS i
LEFT JOIN intake_answers AS a ON a.intake_id = i.id AND a.question = 'full-name'
WHERE i.state <> 'COMPLETED' AND i.id = ANY(ARRAY(
    SELECT id FROM intakes WHERE account_id = :account_id
    UNION
    SELECT o.id FROM clients AS c JOIN intakes AS o ON o.client_id = c.id WHERE c.account_id = :account_id
))
ORDER BY i.last_saved_at DESC LIMIT 50;

-- name: unfinished_by_id
-- The same for the one intake that a token opens.
SELECT i.id, i.client_type, i.state, i.percent, i.started_at, i.last_saved_at, a.value::text AS name
FROM intakes AS i
LEFT JOIN intake_answers AS a ON a.intake_id = i.id AND a.question = 'full-name'
WHERE i.id = :id AND i.state <> 'COMPLETED';

-- name: has_sealed
-- Whether an intake holds a sensitive answer.
SELECT EXISTS (SELECT 1 FROM intake_answers WHERE intake_id = :intake_id AND sealed IS NOT NULL);
