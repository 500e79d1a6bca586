-- Packets and their versions, mail to send, idempotency keys, library releases.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = '60s';

CREATE TABLE packets (
    id uuid PRIMARY KEY,
    client_id uuid NOT NULL REFERENCES clients (id),
    type text NOT NULL,
    rank integer NOT NULL,
    newest integer NOT NULL,
    ready integer,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    UNIQUE (client_id, type)
);
CREATE INDEX packets_created ON packets (created_at DESC, id DESC);
CREATE INDEX packets_updated ON packets (updated_at DESC, id DESC);

-- One row a version; its moves are in delivery/status.py. Plan and document are sealed.
CREATE TABLE packet_versions (
    packet_id uuid NOT NULL REFERENCES packets (id),
    version integer NOT NULL,
    client_id uuid NOT NULL REFERENCES clients (id),
    submission_id uuid NOT NULL REFERENCES submissions (id),
    status text NOT NULL CHECK (status IN ('PENDING', 'GENERATING', 'READY', 'FAILED')),
    priority integer NOT NULL,
    variant integer NOT NULL DEFAULT 0,
    retry_count integer NOT NULL DEFAULT 0,
    takeovers integer NOT NULL DEFAULT 0,
    claim uuid,
    release text NOT NULL,
    engine text,
    rule_set text,
    held boolean NOT NULL DEFAULT false,
    released_at timestamptz,
    notified_at timestamptz,
    error_code text,
    error_message text,
    sealed_plan bytea,
    sealed_document bytea,
    certificate jsonb,
    pdf_key text,
    pdf_etag text,
    html_key text,
    html_etag text,
    created_at timestamptz NOT NULL,
    started_at timestamptz,
    ready_at timestamptz,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (packet_id, version)
);
CREATE INDEX packet_versions_client_status ON packet_versions (client_id, status);
CREATE INDEX packet_versions_status_retries ON packet_versions (status, retry_count);
CREATE INDEX packet_versions_unfinished ON packet_versions (updated_at)
    WHERE status IN ('PENDING', 'GENERATING');
CREATE INDEX packet_versions_held ON packet_versions (ready_at DESC, packet_id DESC)
    WHERE status = 'READY' AND held AND released_at IS NULL;
CREATE INDEX packet_versions_unsaid ON packet_versions (client_id)
    WHERE status = 'READY' AND notified_at IS NULL;
CREATE INDEX packet_versions_submission ON packet_versions (submission_id);

-- A message that must be sent once; `key` says which.
CREATE TABLE mail (
    id uuid PRIMARY KEY,
    key text NOT NULL UNIQUE,
    message text NOT NULL,
    sealed bytea NOT NULL,
    state text NOT NULL CHECK (state IN ('QUEUED', 'SENDING', 'SENT', 'UNSURE', 'FAILED')),
    attempts integer NOT NULL DEFAULT 0,
    error text,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL
);
CREATE INDEX mail_open ON mail (updated_at) WHERE state IN ('QUEUED', 'SENDING');

CREATE TABLE idempotency (
    key bytea PRIMARY KEY,
    body_hash bytea NOT NULL,
    sealed bytea,
    created_at timestamptz NOT NULL
);
CREATE INDEX idempotency_created ON idempotency (created_at);

CREATE TABLE library_releases (
    id text PRIMARY KEY,
    content bytea NOT NULL,
    origin text NOT NULL CHECK (origin IN ('shipped', 'practice')),
    published_by text NOT NULL,
    published_at timestamptz NOT NULL
);
CREATE TABLE library_current (
    single boolean PRIMARY KEY DEFAULT true CHECK (single),
    release text NOT NULL REFERENCES library_releases (id),
    moved_at timestamptz NOT NULL
);
