-- name: prune
-- The queue's log of what is long done; its statistics keep the counts.
DELETE FROM pgqueuer_log WHERE id = ANY(ARRAY(
    SELECT id FROM pgqueuer_log WHERE created < :before ORDER BY created LIMIT 5000
));
