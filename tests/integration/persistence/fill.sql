-- A practice with :n clients, every table filled as a busy year would fill it. Only columns that the first
-- migrations have, so that later ones can be tried on it.
SET session_replication_role = replica;
CREATE TEMP SEQUENCE filling;
CREATE FUNCTION pg_temp.next_id() RETURNS uuid LANGUAGE sql VOLATILE AS
    $$ SELECT ('01900000-0000-7000-8000-' || lpad(to_hex(nextval('filling')), 12, '0'))::uuid $$;

INSERT INTO accounts (id, email, role, created_at)
SELECT pg_temp.next_id(), 'coach' || g || '@example.org', 'coach', now() FROM generate_series(1, 200) AS g;

INSERT INTO clients (id, account_id, coach_id, client_type, full_name, email, age_band, sex, country, goal, focus,
    packet_types, minor, guardian_confirmed_at, release, completed_at, created_at, updated_at)
SELECT pg_temp.next_id(), NULL, (ARRAY(SELECT id FROM accounts))[1 + g % 200],
    (ARRAY['NUTRITION_ONLY', 'WORKOUT_ONLY', 'FULL_PROGRAM', 'YOUTH'])[1 + g % 4], 'Client ' || g,
    'client' || g || '@example.org', '25-34', 'female', 'DE', 'lose-weight', ARRAY['energy'],
    ARRAY['INTRO', 'NUTRITION'], g % 20 = 0, CASE WHEN g % 40 = 0 THEN now() END, 'r1',
    now() - g * interval '5 minutes', now() - g * interval '5 minutes', now() - g * interval '4 minutes'
FROM generate_series(1, :n) AS g;

INSERT INTO intakes (id, client_id, client_type, release, language, state, started_at, last_saved_at, completed_at)
SELECT pg_temp.next_id(), id, client_type, release, 'en', 'COMPLETED', created_at, created_at, created_at FROM clients;
INSERT INTO intakes (id, client_type, release, language, state, started_at, last_saved_at)
SELECT pg_temp.next_id(), 'NUTRITION_ONLY', 'r1', 'en', CASE WHEN g % 3 = 0 THEN 'STARTED' ELSE 'ABANDONED' END,
    now() - g * interval '10 minutes', now() - g * interval '9 minutes'
FROM generate_series(1, :n / 2) AS g;

INSERT INTO intake_answers (intake_id, question, value, saved_at)
SELECT id, q, '"an answer"'::jsonb, last_saved_at FROM intakes, unnest(ARRAY['full-name', 'country']) AS q;
INSERT INTO intake_answers (intake_id, question, sealed, saved_at)
SELECT id, 'medical-flags', '\xdeadbeef', last_saved_at FROM intakes;
INSERT INTO intake_writes (intake_id, question, writer, seq) SELECT id, 'sex', 'phone', 3 FROM intakes;

INSERT INTO tokens (id, hash, role, intake_id, created_at)
SELECT pg_temp.next_id(), sha256(id::text::bytea), 'intake', id, started_at FROM intakes;
INSERT INTO tokens (id, hash, role, account_id, created_at)
SELECT pg_temp.next_id(), sha256(id::text::bytea), 'coach', id, created_at FROM accounts;

INSERT INTO submissions (id, intake_id, client_id, client_type, release, language, day, answers, sealed, created_at)
SELECT pg_temp.next_id(), id, client_id, client_type, release, language, started_at::date,
    '{"country": "DE", "diet-type": "vegan"}', '\xdeadbeef', started_at
FROM intakes WHERE client_id IS NOT NULL;

INSERT INTO guardian_links (hash, client_id, created_at, expires_at)
SELECT sha256(id::text::bytea), id, created_at, created_at + interval '30 days' FROM clients WHERE minor;
INSERT INTO guardian_consents (client_id, sealed_name, how, confirmed_at)
SELECT id, '\xdeadbeef', 'link', guardian_confirmed_at FROM clients WHERE guardian_confirmed_at IS NOT NULL;

INSERT INTO packets (id, client_id, type, rank, newest, ready, created_at, updated_at)
SELECT pg_temp.next_id(), id, type, 10, 1, 1, created_at, updated_at
FROM clients, unnest(ARRAY['INTRO', 'NUTRITION']) AS type;
INSERT INTO packet_versions (packet_id, version, client_id, submission_id, status, priority, release, engine,
    rule_set, held, released_at, notified_at, sealed_plan, sealed_document, certificate, pdf_key, pdf_etag,
    html_key, html_etag, created_at, ready_at, updated_at)
SELECT p.id, 1, p.client_id, s.id,
    CASE WHEN c.n % 500 = 0 THEN 'FAILED' WHEN c.n % 700 = 0 THEN 'PENDING' ELSE 'READY' END, 0, 'r1', 'test',
    'adult', c.n % 10 = 0, CASE WHEN c.n % 20 = 0 THEN p.created_at END,
    CASE WHEN c.n % 300 <> 0 THEN p.created_at END, '\xdeadbeef', '\xdeadbeef', '{}', 'k', 'e', 'k', 'e',
    p.created_at, p.created_at, p.updated_at
FROM packets AS p
JOIN submissions AS s ON s.client_id = p.client_id
JOIN (SELECT id, row_number() OVER (ORDER BY id) AS n FROM clients) AS c ON c.id = p.client_id;

INSERT INTO mail (id, key, message, sealed, state, created_at, updated_at)
SELECT pg_temp.next_id(), 'packets-ready:' || id, 'packets-ready', '\xdeadbeef', 'SENT', created_at, created_at
FROM clients;
INSERT INTO idempotency (key, body_hash, sealed, created_at)
SELECT sha256(g::text::bytea), sha256(g::text::bytea), '\xdeadbeef', now() - g * interval '3 seconds'
FROM generate_series(1, :n / 4) AS g;
INSERT INTO audit (id, at, actor, action, client_id, detail)
SELECT pg_temp.next_id(), created_at, 'operator', 'client-read', id, '{}' FROM clients;
INSERT INTO events (id, at, kind, client_id) SELECT pg_temp.next_id(), created_at, 'intake-submitted', id FROM clients;

SET session_replication_role = DEFAULT;
