-- name: insert
-- A message to send once; the same key again is the same message.
INSERT INTO mail (id, key, message, sealed, about, state, created_at, updated_at)
VALUES (:id, :key, :message, :sealed, :about, 'QUEUED', :now, :now)
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

-- name: forget
-- Messages about clients, intakes or accounts that are erased.
DELETE FROM mail WHERE about = ANY(:abouts::uuid[]);

-- name: empty
-- What was settled long ago keeps its key, so that nothing is sent twice, and loses its content.
UPDATE mail SET sealed = '' WHERE id = ANY(ARRAY(
    SELECT id FROM mail
    WHERE state IN ('SENT', 'UNSURE', 'FAILED') AND updated_at < :before AND sealed <> ''
    ORDER BY updated_at LIMIT 1000
));
