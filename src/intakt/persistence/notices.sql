-- name: notify
-- Tells every process that listens; delivered when the transaction commits.
SELECT pg_notify(:channel, :payload);

-- name: alive
-- Whether the database answers.
SELECT 1;

-- name: workers
-- How many worker processes are connected.
SELECT count(*) FROM pg_stat_activity WHERE application_name = 'intakt-worker' AND datname = current_database();
