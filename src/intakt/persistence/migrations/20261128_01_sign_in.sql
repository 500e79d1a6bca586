-- Signing in by mailed code and passkey, joining, resuming, reminders, erasing.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = '60s';

-- An intake that a signed-in client began, or joined with its own token.
ALTER TABLE intakes
    ADD COLUMN account_id uuid,
    ADD COLUMN reminders smallint NOT NULL DEFAULT 0,
    ADD COLUMN reminded_at timestamptz;
ALTER TABLE intakes ADD CONSTRAINT intakes_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts (id)
    NOT VALID;
CREATE INDEX intakes_account ON intakes (account_id) WHERE account_id IS NOT NULL;

-- A session is a token with the words of the device that it was given to.
ALTER TABLE tokens
    ADD COLUMN label text,
    ADD COLUMN last_used_at timestamptz;

-- Whom a message is about (a client, an intake or an account), so that it goes when they do.
ALTER TABLE mail ADD COLUMN about uuid;
CREATE INDEX mail_about ON mail (about) WHERE about IS NOT NULL;
CREATE INDEX mail_settled ON mail (updated_at) WHERE state IN ('SENT', 'UNSURE', 'FAILED');
CREATE INDEX events_intake ON events (intake_id) WHERE intake_id IS NOT NULL;
CREATE INDEX guardian_consents_account ON guardian_consents (account_id) WHERE account_id IS NOT NULL;

-- One mailed code: the ticket names it in the browser and in the mailed link, the code is stored keyed.
CREATE TABLE sign_ins (
    id uuid PRIMARY KEY,
    ticket bytea NOT NULL UNIQUE,
    email text NOT NULL,
    code bytea NOT NULL,
    intake_id uuid REFERENCES intakes (id) ON DELETE CASCADE,
    tries smallint NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at timestamptz
);
CREATE INDEX sign_ins_email ON sign_ins (email, created_at);
CREATE INDEX sign_ins_created ON sign_ins (created_at);
CREATE INDEX sign_ins_intake ON sign_ins (intake_id) WHERE intake_id IS NOT NULL;

CREATE TABLE passkeys (
    id uuid PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    credential bytea NOT NULL UNIQUE,
    public_key bytea NOT NULL,
    sign_count bigint NOT NULL,
    label text NOT NULL,
    created_at timestamptz NOT NULL,
    last_used_at timestamptz
);
CREATE INDEX passkeys_account ON passkeys (account_id, created_at);

-- What an authenticator is asked to sign; each is answered once.
CREATE TABLE passkey_challenges (
    ticket bytea PRIMARY KEY,
    challenge bytea NOT NULL,
    account_id uuid REFERENCES accounts (id) ON DELETE CASCADE,
    expires_at timestamptz NOT NULL
);
CREATE INDEX passkey_challenges_expires ON passkey_challenges (expires_at);
CREATE INDEX passkey_challenges_account ON passkey_challenges (account_id) WHERE account_id IS NOT NULL;

-- Ways back into an intake: shown on a screen (opens it once), or mailed (asks for a code).
CREATE TABLE resume_links (
    hash bytea PRIMARY KEY,
    intake_id uuid NOT NULL REFERENCES intakes (id) ON DELETE CASCADE,
    kind text NOT NULL CHECK (kind IN ('screen', 'mail')),
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at timestamptz
);
CREATE INDEX resume_links_intake ON resume_links (intake_id);
CREATE INDEX resume_links_expires ON resume_links (expires_at);

-- Addresses, keyed, that want no reminders.
CREATE TABLE reminder_stops (
    key bytea PRIMARY KEY,
    stopped_at timestamptz NOT NULL
);

-- Files of erased clients that the store must still let go.
CREATE TABLE file_removals (
    key text PRIMARY KEY,
    asked_at timestamptz NOT NULL
);
