-- name: take_turns
-- Codes for one address are written one after the other, so that the limits hold.
SELECT pg_advisory_xact_lock(hashtext('sign-in ' || :email));

-- name: recent
-- When the codes of the last day were asked for an address, newest first.
SELECT created_at FROM sign_ins WHERE email = :email AND created_at > :since
ORDER BY created_at DESC LIMIT :count;

-- name: insert
-- A code goes out.
INSERT INTO sign_ins (id, ticket, email, code, intake_id, created_at, expires_at)
VALUES (:id, :ticket, :email, :code, :intake_id, :now, :expires_at);

-- name: find
-- The page that asks for the code: whether the ticket is still good.
SELECT id, email, intake_id FROM sign_ins
WHERE ticket = :ticket AND used_at IS NULL AND expires_at > :now AND tries < :most;

-- name: attempt
-- One try is counted before the code is looked at; none when the ticket is used up.
UPDATE sign_ins SET tries = tries + 1
WHERE ticket = :ticket AND used_at IS NULL AND expires_at > :now AND tries < :most
RETURNING id, email, code, intake_id, tries;

-- name: use
-- The code has done its work.
UPDATE sign_ins SET used_at = :now WHERE id = :id AND used_at IS NULL;

-- name: close_others
-- With one code used, all others of its address are over.
UPDATE sign_ins SET used_at = :now WHERE email = :email AND created_at > :since AND used_at IS NULL;

-- name: expire
-- Codes of more than a day ago are forgotten.
DELETE FROM sign_ins WHERE id = ANY(ARRAY(
    SELECT id FROM sign_ins WHERE created_at < :before ORDER BY created_at LIMIT 1000
));
