CREATE TYPE public.pgqueuer_status AS ENUM (
    'queued',
    'picked',
    'successful',
    'exception',
    'canceled',
    'deleted',
    'failed'
);
CREATE FUNCTION public.audit_is_append_only() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION 'the audit log is append-only';
END $$;
CREATE FUNCTION public.fn_pgqueuer_changed() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    to_emit BOOLEAN := false;  -- Flag to decide whether to emit a notification
BEGIN
    -- Check operation type and set the emit flag accordingly
    IF TG_OP = 'UPDATE' AND OLD IS DISTINCT FROM NEW THEN
        to_emit := true;
    ELSIF TG_OP = 'DELETE' THEN
        to_emit := true;
    ELSIF TG_OP = 'INSERT' THEN
        to_emit := true;
    ELSIF TG_OP = 'TRUNCATE' THEN
        to_emit := true;
    END IF;
    -- Perform notification if the emit flag is set
    IF to_emit THEN
        PERFORM pg_notify(
            'ch_pgqueuer',
            json_build_object(
                'channel', 'ch_pgqueuer',
                'operation', lower(TG_OP),
                'sent_at', NOW(),
                'table', TG_TABLE_NAME,
                'type', 'table_changed_event'
            )::text
        );
    END IF;
    -- Return appropriate value based on the operation
    IF TG_OP IN ('INSERT', 'UPDATE') THEN
        RETURN NEW;
    ELSIF TG_OP = 'DELETE' THEN
        RETURN OLD;
    ELSE
        RETURN NULL; -- For TRUNCATE and other non-row-specific contexts
    END IF;
END;
$$;
CREATE TABLE public.accounts (
    id uuid NOT NULL,
    email text NOT NULL,
    role text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    disabled_at timestamp with time zone,
    CONSTRAINT accounts_role_check CHECK ((role = ANY (ARRAY['client'::text, 'coach'::text, 'admin'::text])))
);
CREATE TABLE public.audit (
    id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    actor text NOT NULL,
    action text NOT NULL,
    client_id uuid,
    packet_id uuid,
    detail jsonb NOT NULL
);
CREATE TABLE public.clients (
    id uuid NOT NULL,
    account_id uuid,
    coach_id uuid,
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
    guardian_confirmed_at timestamp with time zone,
    release text NOT NULL,
    demo boolean DEFAULT false NOT NULL,
    completed_at timestamp with time zone NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    urgent boolean DEFAULT false NOT NULL
);
CREATE TABLE public.events (
    id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    kind text NOT NULL,
    client_type text,
    intake_id uuid,
    client_id uuid,
    packet_id uuid,
    version integer,
    code text
);
CREATE TABLE public.file_removals (
    key text NOT NULL,
    asked_at timestamp with time zone NOT NULL
);
CREATE TABLE public.guardian_consents (
    client_id uuid NOT NULL,
    sealed_name bytea NOT NULL,
    how text NOT NULL,
    account_id uuid,
    confirmed_at timestamp with time zone NOT NULL,
    CONSTRAINT guardian_consents_how_check CHECK ((how = ANY (ARRAY['link'::text, 'coach'::text])))
);
CREATE TABLE public.guardian_links (
    hash bytea NOT NULL,
    client_id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL
);
CREATE TABLE public.idempotency (
    key bytea NOT NULL,
    body_hash bytea NOT NULL,
    sealed bytea,
    created_at timestamp with time zone NOT NULL
);
CREATE TABLE public.intake_answers (
    intake_id uuid NOT NULL,
    question text NOT NULL,
    value jsonb,
    sealed bytea,
    saved_at timestamp with time zone NOT NULL,
    CONSTRAINT intake_answers_check CHECK (((value IS NULL) <> (sealed IS NULL)))
);
CREATE TABLE public.intake_writes (
    intake_id uuid NOT NULL,
    question text NOT NULL,
    writer text NOT NULL,
    seq bigint NOT NULL
);
CREATE TABLE public.intakes (
    id uuid NOT NULL,
    client_id uuid,
    client_type text NOT NULL,
    release text NOT NULL,
    language text NOT NULL,
    state text NOT NULL,
    current_step text,
    percent smallint DEFAULT 0 NOT NULL,
    started_at timestamp with time zone NOT NULL,
    last_saved_at timestamp with time zone NOT NULL,
    completed_at timestamp with time zone,
    abandoned_at timestamp with time zone,
    account_id uuid,
    reminders smallint DEFAULT 0 NOT NULL,
    reminded_at timestamp with time zone,
    CONSTRAINT intakes_state_check CHECK ((state = ANY (ARRAY['STARTED'::text, 'COMPLETED'::text, 'ABANDONED'::text])))
);
CREATE TABLE public.library_current (
    single boolean DEFAULT true NOT NULL,
    release text NOT NULL,
    moved_at timestamp with time zone NOT NULL,
    CONSTRAINT library_current_single_check CHECK (single)
);
CREATE TABLE public.library_releases (
    id text NOT NULL,
    content bytea NOT NULL,
    origin text NOT NULL,
    published_by text NOT NULL,
    published_at timestamp with time zone NOT NULL,
    CONSTRAINT library_releases_origin_check CHECK ((origin = ANY (ARRAY['shipped'::text, 'practice'::text])))
);
CREATE TABLE public.mail (
    id uuid NOT NULL,
    key text NOT NULL,
    message text NOT NULL,
    sealed bytea NOT NULL,
    state text NOT NULL,
    attempts integer DEFAULT 0 NOT NULL,
    error text,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    about uuid,
    CONSTRAINT mail_state_check CHECK ((state = ANY (ARRAY['QUEUED'::text, 'SENDING'::text, 'SENT'::text, 'UNSURE'::text, 'FAILED'::text])))
);
CREATE TABLE public.packet_versions (
    packet_id uuid NOT NULL,
    version integer NOT NULL,
    client_id uuid NOT NULL,
    submission_id uuid NOT NULL,
    status text NOT NULL,
    priority integer NOT NULL,
    variant integer DEFAULT 0 NOT NULL,
    retry_count integer DEFAULT 0 NOT NULL,
    takeovers integer DEFAULT 0 NOT NULL,
    claim uuid,
    release text NOT NULL,
    engine text,
    rule_set text,
    held boolean DEFAULT false NOT NULL,
    released_at timestamp with time zone,
    notified_at timestamp with time zone,
    error_code text,
    error_message text,
    sealed_plan bytea,
    sealed_document bytea,
    certificate jsonb,
    pdf_key text,
    pdf_etag text,
    html_key text,
    html_etag text,
    created_at timestamp with time zone NOT NULL,
    started_at timestamp with time zone,
    ready_at timestamp with time zone,
    updated_at timestamp with time zone NOT NULL,
    dismissed_at timestamp with time zone,
    CONSTRAINT packet_versions_status_check CHECK ((status = ANY (ARRAY['PENDING'::text, 'GENERATING'::text, 'READY'::text, 'FAILED'::text])))
);
CREATE TABLE public.packets (
    id uuid NOT NULL,
    client_id uuid NOT NULL,
    type text NOT NULL,
    rank integer NOT NULL,
    newest integer NOT NULL,
    ready integer,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL
);
CREATE TABLE public.passkey_challenges (
    ticket bytea NOT NULL,
    challenge bytea NOT NULL,
    account_id uuid,
    expires_at timestamp with time zone NOT NULL
);
CREATE TABLE public.passkeys (
    id uuid NOT NULL,
    account_id uuid NOT NULL,
    credential bytea NOT NULL,
    public_key bytea NOT NULL,
    sign_count bigint NOT NULL,
    label text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    last_used_at timestamp with time zone
);
CREATE TABLE public.pgqueuer (
    id bigint NOT NULL,
    priority integer NOT NULL,
    queue_manager_id uuid,
    created timestamp with time zone DEFAULT now() NOT NULL,
    updated timestamp with time zone DEFAULT now() NOT NULL,
    heartbeat timestamp with time zone DEFAULT now() NOT NULL,
    execute_after timestamp with time zone DEFAULT now() NOT NULL,
    status public.pgqueuer_status NOT NULL,
    entrypoint text NOT NULL,
    dedupe_key text,
    payload bytea,
    headers jsonb,
    attempts integer DEFAULT 0 NOT NULL,
    slot bigint
);
CREATE SEQUENCE public.pgqueuer_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.pgqueuer_id_seq OWNED BY public.pgqueuer.id;
CREATE TABLE public.pgqueuer_log (
    id bigint NOT NULL,
    created timestamp with time zone DEFAULT now() NOT NULL,
    job_id bigint NOT NULL,
    status public.pgqueuer_status NOT NULL,
    priority integer NOT NULL,
    entrypoint text NOT NULL,
    traceback jsonb,
    aggregated boolean DEFAULT false
);
ALTER TABLE public.pgqueuer_log ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.pgqueuer_log_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.pgqueuer_schedules (
    id bigint NOT NULL,
    expression text NOT NULL,
    entrypoint text NOT NULL,
    heartbeat timestamp with time zone DEFAULT now() NOT NULL,
    created timestamp with time zone DEFAULT now() NOT NULL,
    updated timestamp with time zone DEFAULT now() NOT NULL,
    next_run timestamp with time zone DEFAULT now() NOT NULL,
    last_run timestamp with time zone,
    status public.pgqueuer_status DEFAULT 'queued'::public.pgqueuer_status
);
CREATE SEQUENCE public.pgqueuer_schedules_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.pgqueuer_schedules_id_seq OWNED BY public.pgqueuer_schedules.id;
CREATE TABLE public.pgqueuer_statistics (
    id bigint NOT NULL,
    created timestamp with time zone DEFAULT date_trunc('sec'::text, now()) NOT NULL,
    count bigint NOT NULL,
    priority integer NOT NULL,
    status public.pgqueuer_status NOT NULL,
    entrypoint text NOT NULL
);
CREATE SEQUENCE public.pgqueuer_statistics_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.pgqueuer_statistics_id_seq OWNED BY public.pgqueuer_statistics.id;
CREATE TABLE public.reminder_stops (
    key bytea NOT NULL,
    stopped_at timestamp with time zone NOT NULL
);
CREATE TABLE public.resume_links (
    hash bytea NOT NULL,
    intake_id uuid NOT NULL,
    kind text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    used_at timestamp with time zone,
    CONSTRAINT resume_links_kind_check CHECK ((kind = ANY (ARRAY['screen'::text, 'mail'::text])))
);
CREATE TABLE public.schema_migrations (
    name text NOT NULL,
    checksum text NOT NULL,
    applied_at timestamp with time zone DEFAULT now() NOT NULL
);
CREATE TABLE public.sign_ins (
    id uuid NOT NULL,
    ticket bytea NOT NULL,
    email text NOT NULL,
    code bytea NOT NULL,
    intake_id uuid,
    tries smallint DEFAULT 0 NOT NULL,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    used_at timestamp with time zone
);
CREATE TABLE public.submissions (
    id uuid NOT NULL,
    intake_id uuid NOT NULL,
    client_id uuid NOT NULL,
    client_type text NOT NULL,
    release text NOT NULL,
    language text NOT NULL,
    day date NOT NULL,
    answers jsonb NOT NULL,
    sealed bytea NOT NULL,
    created_at timestamp with time zone NOT NULL
);
CREATE TABLE public.tokens (
    id uuid NOT NULL,
    hash bytea NOT NULL,
    role text NOT NULL,
    account_id uuid,
    intake_id uuid,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone,
    revoked_at timestamp with time zone,
    label text,
    last_used_at timestamp with time zone,
    CONSTRAINT tokens_check CHECK (((account_id IS NULL) <> (intake_id IS NULL))),
    CONSTRAINT tokens_role_check CHECK ((role = ANY (ARRAY['intake'::text, 'client'::text, 'coach'::text, 'admin'::text])))
);
ALTER TABLE ONLY public.pgqueuer ALTER COLUMN id SET DEFAULT nextval('public.pgqueuer_id_seq'::regclass);
ALTER TABLE ONLY public.pgqueuer_schedules ALTER COLUMN id SET DEFAULT nextval('public.pgqueuer_schedules_id_seq'::regclass);
ALTER TABLE ONLY public.pgqueuer_statistics ALTER COLUMN id SET DEFAULT nextval('public.pgqueuer_statistics_id_seq'::regclass);
ALTER TABLE ONLY public.accounts
    ADD CONSTRAINT accounts_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.audit
    ADD CONSTRAINT audit_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.clients
    ADD CONSTRAINT clients_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.events
    ADD CONSTRAINT events_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.file_removals
    ADD CONSTRAINT file_removals_pkey PRIMARY KEY (key);
ALTER TABLE ONLY public.guardian_consents
    ADD CONSTRAINT guardian_consents_pkey PRIMARY KEY (client_id);
ALTER TABLE ONLY public.guardian_links
    ADD CONSTRAINT guardian_links_pkey PRIMARY KEY (hash);
ALTER TABLE ONLY public.idempotency
    ADD CONSTRAINT idempotency_pkey PRIMARY KEY (key);
ALTER TABLE ONLY public.intake_answers
    ADD CONSTRAINT intake_answers_pkey PRIMARY KEY (intake_id, question);
ALTER TABLE ONLY public.intake_writes
    ADD CONSTRAINT intake_writes_pkey PRIMARY KEY (intake_id, question, writer);
ALTER TABLE ONLY public.intakes
    ADD CONSTRAINT intakes_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.library_current
    ADD CONSTRAINT library_current_pkey PRIMARY KEY (single);
ALTER TABLE ONLY public.library_releases
    ADD CONSTRAINT library_releases_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.mail
    ADD CONSTRAINT mail_key_key UNIQUE (key);
ALTER TABLE ONLY public.mail
    ADD CONSTRAINT mail_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.packet_versions
    ADD CONSTRAINT packet_versions_pkey PRIMARY KEY (packet_id, version);
ALTER TABLE ONLY public.packets
    ADD CONSTRAINT packets_client_id_type_key UNIQUE (client_id, type);
ALTER TABLE ONLY public.packets
    ADD CONSTRAINT packets_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.passkey_challenges
    ADD CONSTRAINT passkey_challenges_pkey PRIMARY KEY (ticket);
ALTER TABLE ONLY public.passkeys
    ADD CONSTRAINT passkeys_credential_key UNIQUE (credential);
ALTER TABLE ONLY public.passkeys
    ADD CONSTRAINT passkeys_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.pgqueuer_log
    ADD CONSTRAINT pgqueuer_log_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.pgqueuer
    ADD CONSTRAINT pgqueuer_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.pgqueuer_schedules
    ADD CONSTRAINT pgqueuer_schedules_expression_entrypoint_key UNIQUE (expression, entrypoint);
ALTER TABLE ONLY public.pgqueuer_schedules
    ADD CONSTRAINT pgqueuer_schedules_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.pgqueuer_statistics
    ADD CONSTRAINT pgqueuer_statistics_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.reminder_stops
    ADD CONSTRAINT reminder_stops_pkey PRIMARY KEY (key);
ALTER TABLE ONLY public.resume_links
    ADD CONSTRAINT resume_links_pkey PRIMARY KEY (hash);
ALTER TABLE ONLY public.schema_migrations
    ADD CONSTRAINT schema_migrations_pkey PRIMARY KEY (name);
ALTER TABLE ONLY public.sign_ins
    ADD CONSTRAINT sign_ins_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.sign_ins
    ADD CONSTRAINT sign_ins_ticket_key UNIQUE (ticket);
ALTER TABLE ONLY public.submissions
    ADD CONSTRAINT submissions_intake_id_key UNIQUE (intake_id);
ALTER TABLE ONLY public.submissions
    ADD CONSTRAINT submissions_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tokens
    ADD CONSTRAINT tokens_hash_key UNIQUE (hash);
ALTER TABLE ONLY public.tokens
    ADD CONSTRAINT tokens_pkey PRIMARY KEY (id);
CREATE UNIQUE INDEX accounts_email_role ON public.accounts USING btree (lower(email), role);
CREATE INDEX accounts_role ON public.accounts USING btree (role, created_at);
CREATE INDEX audit_at ON public.audit USING btree (at DESC);
CREATE INDEX audit_client ON public.audit USING btree (client_id, at DESC);
CREATE INDEX clients_account ON public.clients USING btree (account_id) WHERE (account_id IS NOT NULL);
CREATE INDEX clients_coach ON public.clients USING btree (coach_id, created_at DESC, id DESC);
CREATE INDEX clients_completed ON public.clients USING btree (completed_at DESC, id DESC);
CREATE INDEX clients_created ON public.clients USING btree (created_at DESC, id DESC);
CREATE INDEX clients_type ON public.clients USING btree (client_type, created_at DESC, id DESC);
CREATE INDEX clients_type_urgent ON public.clients USING btree (client_type, urgent DESC, created_at DESC, id DESC);
CREATE INDEX clients_urgent ON public.clients USING btree (urgent DESC, created_at DESC, id DESC);
CREATE INDEX events_client ON public.events USING btree (client_id, at);
CREATE INDEX events_intake ON public.events USING btree (intake_id) WHERE (intake_id IS NOT NULL);
CREATE INDEX events_kind_at ON public.events USING btree (kind, at);
CREATE INDEX guardian_consents_account ON public.guardian_consents USING btree (account_id) WHERE (account_id IS NOT NULL);
CREATE INDEX guardian_links_client ON public.guardian_links USING btree (client_id);
CREATE INDEX idempotency_created ON public.idempotency USING btree (created_at);
CREATE INDEX intakes_account ON public.intakes USING btree (account_id) WHERE (account_id IS NOT NULL);
CREATE INDEX intakes_client ON public.intakes USING btree (client_id) WHERE (client_id IS NOT NULL);
CREATE INDEX intakes_started ON public.intakes USING btree (started_at);
CREATE INDEX intakes_state_saved ON public.intakes USING btree (state, last_saved_at);
CREATE INDEX intakes_type_state ON public.intakes USING btree (client_type, state);
CREATE INDEX mail_about ON public.mail USING btree (about) WHERE (about IS NOT NULL);
CREATE INDEX mail_open ON public.mail USING btree (updated_at) WHERE (state = ANY (ARRAY['QUEUED'::text, 'SENDING'::text]));
CREATE INDEX mail_settled ON public.mail USING btree (updated_at) WHERE (state = ANY (ARRAY['SENT'::text, 'UNSURE'::text, 'FAILED'::text]));
CREATE INDEX packet_versions_client_status ON public.packet_versions USING btree (client_id, status);
CREATE INDEX packet_versions_dead ON public.packet_versions USING btree (updated_at DESC) WHERE ((status = 'FAILED'::text) AND (dismissed_at IS NULL));
CREATE INDEX packet_versions_status_retries ON public.packet_versions USING btree (status, retry_count);
CREATE INDEX packet_versions_submission ON public.packet_versions USING btree (submission_id);
CREATE INDEX packet_versions_unfinished ON public.packet_versions USING btree (updated_at) WHERE (status = ANY (ARRAY['PENDING'::text, 'GENERATING'::text]));
CREATE INDEX packet_versions_unsaid ON public.packet_versions USING btree (client_id) WHERE ((status = 'READY'::text) AND (notified_at IS NULL));
CREATE INDEX packet_versions_waiting ON public.packet_versions USING btree (priority DESC, ready_at DESC, packet_id DESC) WHERE ((status = 'READY'::text) AND held AND (released_at IS NULL));
CREATE INDEX packets_created ON public.packets USING btree (created_at DESC, id DESC);
CREATE INDEX packets_updated ON public.packets USING btree (updated_at DESC, id DESC);
CREATE INDEX passkey_challenges_account ON public.passkey_challenges USING btree (account_id) WHERE (account_id IS NOT NULL);
CREATE INDEX passkey_challenges_expires ON public.passkey_challenges USING btree (expires_at);
CREATE INDEX passkeys_account ON public.passkeys USING btree (account_id, created_at);
CREATE INDEX pgqueuer_ep_ea_idx ON public.pgqueuer USING btree (entrypoint, execute_after) WHERE (status = 'queued'::public.pgqueuer_status);
CREATE INDEX pgqueuer_ep_prio_id_idx ON public.pgqueuer USING btree (entrypoint, priority DESC, id) WHERE (status = 'queued'::public.pgqueuer_status);
CREATE INDEX pgqueuer_log_created ON public.pgqueuer_log USING btree (created);
CREATE INDEX pgqueuer_log_job_id_status ON public.pgqueuer_log USING btree (job_id, created DESC);
CREATE INDEX pgqueuer_log_not_aggregated ON public.pgqueuer_log USING btree ((1)) WHERE (NOT aggregated);
CREATE INDEX pgqueuer_log_status ON public.pgqueuer_log USING btree (status);
CREATE INDEX pgqueuer_picked_heartbeat_idx ON public.pgqueuer USING btree (heartbeat) WHERE (status = 'picked'::public.pgqueuer_status);
CREATE UNIQUE INDEX pgqueuer_picked_slot_idx ON public.pgqueuer USING btree (entrypoint, slot) WHERE ((status = 'picked'::public.pgqueuer_status) AND (slot IS NOT NULL));
CREATE INDEX pgqueuer_priority_id_id1_idx ON public.pgqueuer USING btree (priority, id DESC) INCLUDE (id) WHERE (status = 'queued'::public.pgqueuer_status);
CREATE INDEX pgqueuer_queue_manager_id_idx ON public.pgqueuer USING btree (queue_manager_id) WHERE (queue_manager_id IS NOT NULL);
CREATE UNIQUE INDEX pgqueuer_statistics_unique_count ON public.pgqueuer_statistics USING btree (priority, date_trunc('sec'::text, timezone('UTC'::text, created)), status, entrypoint);
CREATE UNIQUE INDEX pgqueuer_unique_dedupe_key ON public.pgqueuer USING btree (dedupe_key) WHERE ((status = ANY (ARRAY['queued'::public.pgqueuer_status, 'picked'::public.pgqueuer_status])) AND (dedupe_key IS NOT NULL));
CREATE INDEX pgqueuer_updated_id_id1_idx ON public.pgqueuer USING btree (updated, id DESC) INCLUDE (id) WHERE (status = 'picked'::public.pgqueuer_status);
CREATE INDEX resume_links_expires ON public.resume_links USING btree (expires_at);
CREATE INDEX resume_links_intake ON public.resume_links USING btree (intake_id);
CREATE INDEX sign_ins_created ON public.sign_ins USING btree (created_at);
CREATE INDEX sign_ins_email ON public.sign_ins USING btree (email, created_at);
CREATE INDEX sign_ins_intake ON public.sign_ins USING btree (intake_id) WHERE (intake_id IS NOT NULL);
CREATE INDEX submissions_answers ON public.submissions USING gin (answers jsonb_path_ops);
CREATE INDEX submissions_client ON public.submissions USING btree (client_id, created_at DESC);
CREATE INDEX tokens_account ON public.tokens USING btree (account_id) WHERE (account_id IS NOT NULL);
CREATE INDEX tokens_intake ON public.tokens USING btree (intake_id) WHERE (intake_id IS NOT NULL);
CREATE TRIGGER audit_append_only BEFORE DELETE OR UPDATE ON public.audit FOR EACH ROW EXECUTE FUNCTION public.audit_is_append_only();
CREATE TRIGGER tg_pgqueuer_changed AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.pgqueuer FOR EACH STATEMENT EXECUTE FUNCTION public.fn_pgqueuer_changed();
ALTER TABLE ONLY public.clients
    ADD CONSTRAINT clients_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.accounts(id);
ALTER TABLE ONLY public.clients
    ADD CONSTRAINT clients_coach_id_fkey FOREIGN KEY (coach_id) REFERENCES public.accounts(id);
ALTER TABLE ONLY public.guardian_consents
    ADD CONSTRAINT guardian_consents_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.accounts(id);
ALTER TABLE ONLY public.guardian_consents
    ADD CONSTRAINT guardian_consents_client_id_fkey FOREIGN KEY (client_id) REFERENCES public.clients(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.guardian_links
    ADD CONSTRAINT guardian_links_client_id_fkey FOREIGN KEY (client_id) REFERENCES public.clients(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.intake_answers
    ADD CONSTRAINT intake_answers_intake_id_fkey FOREIGN KEY (intake_id) REFERENCES public.intakes(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.intake_writes
    ADD CONSTRAINT intake_writes_intake_id_fkey FOREIGN KEY (intake_id) REFERENCES public.intakes(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.intakes
    ADD CONSTRAINT intakes_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.accounts(id);
ALTER TABLE ONLY public.intakes
    ADD CONSTRAINT intakes_client_id_fkey FOREIGN KEY (client_id) REFERENCES public.clients(id);
ALTER TABLE ONLY public.library_current
    ADD CONSTRAINT library_current_release_fkey FOREIGN KEY (release) REFERENCES public.library_releases(id);
ALTER TABLE ONLY public.packet_versions
    ADD CONSTRAINT packet_versions_client_id_fkey FOREIGN KEY (client_id) REFERENCES public.clients(id);
ALTER TABLE ONLY public.packet_versions
    ADD CONSTRAINT packet_versions_packet_id_fkey FOREIGN KEY (packet_id) REFERENCES public.packets(id);
ALTER TABLE ONLY public.packet_versions
    ADD CONSTRAINT packet_versions_submission_id_fkey FOREIGN KEY (submission_id) REFERENCES public.submissions(id);
ALTER TABLE ONLY public.packets
    ADD CONSTRAINT packets_client_id_fkey FOREIGN KEY (client_id) REFERENCES public.clients(id);
ALTER TABLE ONLY public.passkey_challenges
    ADD CONSTRAINT passkey_challenges_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.accounts(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.passkeys
    ADD CONSTRAINT passkeys_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.accounts(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.resume_links
    ADD CONSTRAINT resume_links_intake_id_fkey FOREIGN KEY (intake_id) REFERENCES public.intakes(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.sign_ins
    ADD CONSTRAINT sign_ins_intake_id_fkey FOREIGN KEY (intake_id) REFERENCES public.intakes(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.submissions
    ADD CONSTRAINT submissions_client_id_fkey FOREIGN KEY (client_id) REFERENCES public.clients(id);
ALTER TABLE ONLY public.submissions
    ADD CONSTRAINT submissions_intake_id_fkey FOREIGN KEY (intake_id) REFERENCES public.intakes(id);
ALTER TABLE ONLY public.tokens
    ADD CONSTRAINT tokens_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.accounts(id);
ALTER TABLE ONLY public.tokens
    ADD CONSTRAINT tokens_intake_id_fkey FOREIGN KEY (intake_id) REFERENCES public.intakes(id) ON DELETE CASCADE;
