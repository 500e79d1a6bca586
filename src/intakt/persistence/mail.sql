-- name: insert
-- A message to send once; the same key again is the same message.
INSERT INTO mail (id, key, message, sealed, state, created_at, updated_at)
VALUES (:id, :key, :message, :sealed, 'QUEUED', :now, :now)
ON CONFLICT (key) DO NOTHING;

-- name: claim
-- One sender takes the message; where repeating does no harm, also from one that died over it.
UPDATE mail SET state = 'SENDING', attempts = attempts + 1, updated_at = :now
WHERE id = :id AND (state = 'QUEUED' OR (:repeatable AND state = 'SENDING'))
RETURNING id, key, message, sealed, attempts;

-- name: settle
-- How the sending ended, by the sender that has it.
UPDATE mail SET state = :state, error = :error, updated_at = :now WHERE id = :id AND state = 'SENDING';

-- name: stranded
-- Messages whose sender died between taking and settling: nobody knows whether they went out.
UPDATE mail SET state = 'UNSURE', updated_at = :now
WHERE id = ANY(ARRAY(SELECT id FROM mail WHERE state = 'SENDING' AND updated_at < :before LIMIT 500));

-- name: waiting
-- Messages that wait although the queue has no job for them: enqueued again.
SELECT id FROM mail
WHERE state = 'QUEUED' AND updated_at < :before
    AND NOT EXISTS (
        SELECT 1 FROM pgqueuer AS q
        WHERE q.dedupe_key = 'mail:' || mail.id AND q.status IN ('queued', 'picked')
    )
ORDER BY updated_at LIMIT 500;
