-- name: due
-- Unfinished intakes with an address that are due for their next reminder, held until the transaction ends.
SELECT i.id, i.language, i.percent, i.reminders, i.started_at, a.value::text AS email
FROM intakes AS i
JOIN intake_answers AS a ON a.intake_id = i.id AND a.question = 'email' AND a.value IS NOT NULL
WHERE i.state = 'STARTED' AND i.last_saved_at < :saved_before AND i.reminders < :number
    AND (i.reminded_at IS NULL OR i.reminded_at < :reminded_before)
ORDER BY i.last_saved_at LIMIT :count
FOR NO KEY UPDATE OF i SKIP LOCKED;

-- name: reminded
-- This reminder has been written, or there is nobody to write to.
UPDATE intakes SET reminders = :number, reminded_at = :now WHERE id = :id;

-- name: stop
-- An address wants no reminders.
INSERT INTO reminder_stops (key, stopped_at) VALUES (:key, :now) ON CONFLICT (key) DO NOTHING;

-- name: start
-- An address wants them again.
DELETE FROM reminder_stops WHERE key = ANY(:keys);

-- name: stopped
-- Whether an address wants no reminders.
SELECT EXISTS (SELECT 1 FROM reminder_stops WHERE key = ANY(:keys));
