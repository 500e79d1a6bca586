-- name: intakes_of
-- The intakes of clients and of an account that go with them.
SELECT id FROM intakes WHERE client_id = ANY(:client_ids::uuid[])
UNION
SELECT id FROM intakes WHERE account_id = :account_id;

-- name: note_files_of
-- The files that the store must let go once this is done.
INSERT INTO file_removals (key, asked_at)
SELECT DISTINCT files.key, :now::timestamptz
FROM packet_versions AS v, unnest(ARRAY[v.pdf_key, v.html_key]) AS files (key)
WHERE v.client_id = ANY(:client_ids::uuid[]) AND files.key IS NOT NULL
ON CONFLICT (key) DO NOTHING;

-- name: note
-- Files that nobody will ever ask for.
INSERT INTO file_removals (key, asked_at) SELECT unnest(:keys::text[]), :now::timestamptz
ON CONFLICT (key) DO NOTHING;

-- name: versions
-- Plans and documents.
DELETE FROM packet_versions WHERE client_id = ANY(:client_ids::uuid[]);

-- name: packets
-- The packets themselves.
DELETE FROM packets WHERE client_id = ANY(:client_ids::uuid[]);

-- name: submissions
-- What was submitted.
DELETE FROM submissions WHERE client_id = ANY(:client_ids::uuid[]);

-- name: intakes
-- Intakes with their answers, writes, tokens, links and codes.
DELETE FROM intakes WHERE id = ANY(:intake_ids::uuid[]);

-- name: clients
-- The records, with guardians' links and consents.
DELETE FROM clients WHERE id = ANY(:client_ids::uuid[]);

-- name: events
-- What figures are made from stays, and no longer says whose it was.
UPDATE events SET client_id = NULL, intake_id = NULL, packet_id = NULL
WHERE client_id = ANY(:client_ids::uuid[]) OR intake_id = ANY(:intake_ids::uuid[]);

-- name: sign_ins
-- The codes that were mailed to an address.
DELETE FROM sign_ins WHERE email = :email;

-- name: files
-- Files that still have to go, those asked for first.
SELECT key FROM file_removals ORDER BY key LIMIT :count;

-- name: file_gone
-- The store has let it go.
DELETE FROM file_removals WHERE key = ANY(:keys);
