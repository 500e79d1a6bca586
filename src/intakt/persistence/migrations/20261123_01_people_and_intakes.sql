-- Accounts, tokens, clients, intakes with their answers, submissions, consent, audit.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = '60s';

CREATE TABLE accounts (
    id uuid PRIMARY KEY,
    email text NOT NULL,
    role text NOT NULL CHECK (role IN ('client', 'coach', 'admin')),
    created_at timestamptz NOT NULL,
    disabled_at timestamptz
);
CREATE UNIQUE INDEX accounts_email_role ON accounts (lower(email), role);
CREATE INDEX accounts_role ON accounts (role, created_at);

CREATE TABLE clients (
    id uuid PRIMARY KEY,
    account_id uuid REFERENCES accounts (id),
    coach_id uuid REFERENCES accounts (id),
    client_type text NOT NULL,
    full_name text NOT NULL,
    email text NOT NULL,
    age_band text NOT NULL,
    sex text NOT NULL,
    country text NOT NULL,
    goal text NOT NULL,
    focus text[] NOT NULL,
    packet_types text[] NOT NULL,
    minor boolean NOT NULL,
    guardian_confirmed_at timestamptz,
    release text NOT NULL,
    demo boolean NOT NULL DEFAULT false,
    completed_at timestamptz NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL
);
CREATE INDEX clients_account ON clients (account_id) WHERE account_id IS NOT NULL;
CREATE INDEX clients_coach ON clients (coach_id, created_at DESC, id DESC);
CREATE INDEX clients_completed ON clients (completed_at DESC, id DESC);
CREATE INDEX clients_created ON clients (created_at DESC, id DESC);
CREATE INDEX clients_type ON clients (client_type, created_at DESC, id DESC);

CREATE TABLE intakes (
    id uuid PRIMARY KEY,
    client_id uuid REFERENCES clients (id),
    client_type text NOT NULL,
    release text NOT NULL,
    language text NOT NULL,
    state text NOT NULL CHECK (state IN ('STARTED', 'COMPLETED', 'ABANDONED')),
    current_step text,
    percent smallint NOT NULL DEFAULT 0,
    started_at timestamptz NOT NULL,
    last_saved_at timestamptz NOT NULL,
    completed_at timestamptz,
    abandoned_at timestamptz
);
CREATE INDEX intakes_state_saved ON intakes (state, last_saved_at);
CREATE INDEX intakes_type_state ON intakes (client_type, state);
CREATE INDEX intakes_client ON intakes (client_id) WHERE client_id IS NOT NULL;
CREATE INDEX intakes_started ON intakes (started_at);

-- One row an answer: clear as JSON, or sealed when the library calls the question sensitive.
CREATE TABLE intake_answers (
    intake_id uuid NOT NULL REFERENCES intakes (id) ON DELETE CASCADE,
    question text NOT NULL,
    value jsonb,
    sealed bytea,
    saved_at timestamptz NOT NULL,
    PRIMARY KEY (intake_id, question),
    CHECK ((value IS NULL) <> (sealed IS NULL))
);

-- The last write of each device to each question.
CREATE TABLE intake_writes (
    intake_id uuid NOT NULL REFERENCES intakes (id) ON DELETE CASCADE,
    question text NOT NULL,
    writer text NOT NULL,
    seq bigint NOT NULL,
    PRIMARY KEY (intake_id, question, writer)
);

CREATE TABLE tokens (
    id uuid PRIMARY KEY,
    hash bytea NOT NULL UNIQUE,
    role text NOT NULL CHECK (role IN ('intake', 'client', 'coach', 'admin')),
    account_id uuid REFERENCES accounts (id),
    intake_id uuid REFERENCES intakes (id) ON DELETE CASCADE,
    created_at timestamptz NOT NULL,
    expires_at timestamptz,
    revoked_at timestamptz,
    CHECK ((account_id IS NULL) <> (intake_id IS NULL))
);
CREATE INDEX tokens_account ON tokens (account_id) WHERE account_id IS NOT NULL;
CREATE INDEX tokens_intake ON tokens (intake_id) WHERE intake_id IS NOT NULL;

CREATE TABLE submissions (
    id uuid PRIMARY KEY,
    intake_id uuid NOT NULL UNIQUE REFERENCES intakes (id),
    client_id uuid NOT NULL REFERENCES clients (id),
    client_type text NOT NULL,
    release text NOT NULL,
    language text NOT NULL,
    day date NOT NULL,
    answers jsonb NOT NULL,
    sealed bytea NOT NULL,
    created_at timestamptz NOT NULL
);
CREATE INDEX submissions_client ON submissions (client_id, created_at DESC);
CREATE INDEX submissions_answers ON submissions USING gin (answers jsonb_path_ops);

CREATE TABLE guardian_links (
    hash bytea PRIMARY KEY,
    client_id uuid NOT NULL REFERENCES clients (id) ON DELETE CASCADE,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL
);
CREATE INDEX guardian_links_client ON guardian_links (client_id);

-- A guardian's consent, with the name as typed; the first one counts.
CREATE TABLE guardian_consents (
    client_id uuid PRIMARY KEY REFERENCES clients (id) ON DELETE CASCADE,
    sealed_name bytea NOT NULL,
    how text NOT NULL CHECK (how IN ('link', 'coach')),
    account_id uuid REFERENCES accounts (id),
    confirmed_at timestamptz NOT NULL
);

CREATE TABLE audit (
    id uuid PRIMARY KEY,
    at timestamptz NOT NULL,
    actor text NOT NULL,
    action text NOT NULL,
    client_id uuid,
    packet_id uuid,
    detail jsonb NOT NULL
);
CREATE INDEX audit_client ON audit (client_id, at DESC);
CREATE INDEX audit_at ON audit (at DESC);

CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the audit log is append-only';
END $$;
CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE ON audit
    FOR EACH ROW EXECUTE FUNCTION audit_is_append_only();

CREATE TABLE events (
    id uuid PRIMARY KEY,
    at timestamptz NOT NULL,
    kind text NOT NULL,
    client_type text,
    intake_id uuid,
    client_id uuid,
    packet_id uuid,
    version integer,
    code text
);
CREATE INDEX events_kind_at ON events (kind, at);
CREATE INDEX events_client ON events (client_id, at);
