-- An open request has the token j9quu6K1pRn3IP4TuUfq1A

CREATE FUNCTION public.questions_saying(asked tsquery) RETURNS SETOF text
    LANGUAGE sql STABLE
    SET enable_seqscan TO 'off'
    AS $$select question_id from question_words where words @@ asked$$;
CREATE FUNCTION public.ticket_numbers_saying(asked tsquery, most integer) RETURNS bytea
    LANGUAGE sql STABLE
    SET enable_seqscan TO 'off'
    AS $$select string_agg(int4send(no), null) from (select no from ticket_text where ended and words @@ asked limit most) as one$$;
CREATE FUNCTION public.ticket_text_begun() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ begin
        new.ended := coalesce((select state in ('resolved', 'closed') from ticket where id = new.ticket_id), false);
        return new;
      end $$;
CREATE FUNCTION public.ticket_text_ended() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ begin
        update ticket_text set ended = new.state in ('resolved', 'closed') where ticket_id = new.id;
        return null;
      end $$;
CREATE FUNCTION public.tickets_saying(asked tsquery) RETURNS SETOF text
    LANGUAGE sql STABLE
    SET enable_seqscan TO 'off'
    AS $$select ticket_id from ticket_text where ended and words @@ asked$$;
CREATE TABLE public.api_key (
    id text NOT NULL,
    name text NOT NULL,
    hash text NOT NULL,
    scopes text NOT NULL,
    team text,
    created_at text NOT NULL,
    made_by text NOT NULL,
    expires_at text,
    revoked_at text,
    last_used_at text
);
CREATE TABLE public.api_key_event (
    id text NOT NULL,
    at text NOT NULL,
    name text NOT NULL,
    what text NOT NULL,
    made_by text NOT NULL
);
CREATE TABLE public.asker (
    ticket_id text NOT NULL,
    need text NOT NULL,
    told_at text
);
CREATE TABLE public.attachment (
    id text NOT NULL,
    ticket_id text NOT NULL,
    name text NOT NULL,
    type text NOT NULL,
    size integer NOT NULL,
    internal integer NOT NULL,
    by_kind text NOT NULL,
    created_at text NOT NULL,
    bytes bytea NOT NULL
);
CREATE TABLE public.auth_account (
    id text NOT NULL,
    "accountId" text NOT NULL,
    "providerId" text NOT NULL,
    "userId" text NOT NULL,
    "accessToken" text,
    "refreshToken" text,
    "idToken" text,
    "accessTokenExpiresAt" timestamp with time zone,
    "refreshTokenExpiresAt" timestamp with time zone,
    scope text,
    password text,
    "createdAt" timestamp with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL,
    "updatedAt" timestamp with time zone NOT NULL
);
CREATE TABLE public.auth_session (
    id text NOT NULL,
    "expiresAt" timestamp with time zone NOT NULL,
    token text NOT NULL,
    "createdAt" timestamp with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL,
    "updatedAt" timestamp with time zone NOT NULL,
    "ipAddress" text,
    "userAgent" text,
    "userId" text NOT NULL
);
CREATE TABLE public.auth_user (
    id text NOT NULL,
    name text NOT NULL,
    email text NOT NULL,
    "emailVerified" boolean NOT NULL,
    image text,
    "createdAt" timestamp with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL,
    "updatedAt" timestamp with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL
);
CREATE TABLE public.auth_verification (
    id text NOT NULL,
    identifier text NOT NULL,
    value text NOT NULL,
    "expiresAt" timestamp with time zone NOT NULL,
    "createdAt" timestamp with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL,
    "updatedAt" timestamp with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL
);
CREATE TABLE public.digest (
    team text NOT NULL,
    week text NOT NULL
);
CREATE TABLE public.gap (
    id text NOT NULL,
    name text NOT NULL,
    renamed integer NOT NULL,
    state text NOT NULL,
    stems text NOT NULL,
    size integer NOT NULL,
    count integer NOT NULL,
    opened_at text NOT NULL,
    last_at text NOT NULL,
    closed_at text,
    answered_by text,
    owner text,
    reason text,
    tried text NOT NULL
);
CREATE TABLE public.gap_day (
    gap text NOT NULL,
    day text NOT NULL,
    count integer NOT NULL
);
CREATE TABLE public.gap_stem (
    stem text NOT NULL,
    gap text NOT NULL,
    times integer NOT NULL
);
CREATE TABLE public.held_file (
    mail text NOT NULL,
    no integer NOT NULL,
    name text NOT NULL,
    bytes bytea NOT NULL
);
CREATE TABLE public.held_mail (
    id text NOT NULL,
    at text NOT NULL,
    because text NOT NULL,
    ticket_id text,
    size integer NOT NULL,
    body text NOT NULL
);
CREATE TABLE public.idempotency (
    key text NOT NULL,
    fingerprint text NOT NULL,
    status integer NOT NULL,
    body text NOT NULL,
    created_at text NOT NULL,
    made text
);
CREATE TABLE public.joined (
    key text NOT NULL,
    name text NOT NULL,
    email text NOT NULL,
    teams text NOT NULL,
    at text NOT NULL
);
CREATE TABLE public.knowledge_month (
    month text NOT NULL,
    outcome text NOT NULL,
    article text NOT NULL,
    count integer NOT NULL,
    visits integer NOT NULL
);
CREATE TABLE public.known_problem (
    id text NOT NULL,
    automation text,
    automation_name text,
    title text NOT NULL,
    body text NOT NULL,
    state text NOT NULL,
    planned_from text,
    planned_to text,
    group_id text NOT NULL,
    by_email text NOT NULL,
    started_at text NOT NULL,
    updated_at text NOT NULL,
    ended_at text
);
CREATE TABLE public.learned_term (
    ticket_id text NOT NULL,
    article text NOT NULL,
    need text NOT NULL,
    words text NOT NULL,
    changed_at text NOT NULL,
    filed integer NOT NULL,
    withdrawn text
);
CREATE TABLE public.mail_address (
    email text NOT NULL,
    confirmed_at text,
    day text NOT NULL,
    mails integer NOT NULL
);
CREATE TABLE public.mail_in (
    key text NOT NULL,
    at text NOT NULL,
    sender text NOT NULL,
    outcome text NOT NULL,
    because text,
    ticket_id text
);
CREATE TABLE public.member (
    id text NOT NULL,
    name text NOT NULL,
    email text,
    email_key text,
    created_at text NOT NULL,
    confirmed_at text,
    trusted_at text,
    blocked_at text,
    last_at text NOT NULL
);
CREATE TABLE public.member_link (
    id text NOT NULL,
    member text NOT NULL,
    hash text,
    body text NOT NULL,
    created_at text NOT NULL
);
CREATE TABLE public.member_session (
    hash text NOT NULL,
    member text NOT NULL,
    created_at text NOT NULL
);
CREATE TABLE public.migration (
    name text NOT NULL,
    applied_at text NOT NULL
);
CREATE TABLE public.need (
    need text NOT NULL,
    words text NOT NULL,
    gap text,
    automation text,
    top text,
    first_at text NOT NULL,
    last_at text NOT NULL,
    count integer NOT NULL,
    weak integer NOT NULL,
    left_out integer NOT NULL,
    asked integer NOT NULL,
    tickets integer NOT NULL,
    questions integer NOT NULL
);
CREATE TABLE public.need_day (
    need text NOT NULL,
    day text NOT NULL,
    count integer NOT NULL
);
CREATE TABLE public.notice (
    id text NOT NULL,
    ticket_id text,
    kind text NOT NULL,
    channel text NOT NULL,
    recipient text NOT NULL,
    body text NOT NULL,
    created_at text NOT NULL,
    send_at text NOT NULL,
    planned_at text NOT NULL,
    sent_at text,
    withdrawn text,
    attempts integer DEFAULT 0 NOT NULL,
    error text,
    version integer,
    lease text
);
CREATE TABLE public.occurrence (
    ticket_id text NOT NULL,
    count integer NOT NULL,
    last_at text NOT NULL,
    last_text text NOT NULL,
    urgency text NOT NULL,
    told_at text NOT NULL
);
CREATE TABLE public.presence (
    ticket_id text NOT NULL,
    email text NOT NULL,
    typing integer NOT NULL,
    seen_at text NOT NULL
);
CREATE TABLE public.question (
    id text NOT NULL,
    version integer NOT NULL,
    title text NOT NULL,
    automation text,
    shown integer NOT NULL,
    answers integer NOT NULL,
    accepted integer NOT NULL,
    votes integer NOT NULL,
    waiting integer NOT NULL,
    settled integer NOT NULL,
    pending_at text NOT NULL,
    asked_at text NOT NULL,
    updated_at text NOT NULL,
    seal text NOT NULL,
    body text NOT NULL
);
CREATE TABLE public.question_event (
    question_id text NOT NULL,
    version integer NOT NULL,
    type text NOT NULL,
    at text NOT NULL,
    actor text NOT NULL,
    data text NOT NULL,
    hash text NOT NULL
);
CREATE TABLE public.question_need (
    question_id text NOT NULL,
    need text NOT NULL
);
CREATE TABLE public.question_words (
    question_id text NOT NULL,
    words tsvector NOT NULL
);
CREATE UNLOGGED TABLE public.rate_bucket (
    id text NOT NULL,
    tokens double precision NOT NULL,
    at double precision NOT NULL,
    taken double precision NOT NULL
);
CREATE TABLE public.reply_address (
    hash text NOT NULL,
    ticket_id text NOT NULL,
    reader text NOT NULL,
    created_at text NOT NULL
);
CREATE TABLE public.saved_view (
    id text NOT NULL,
    owner text NOT NULL,
    team text,
    name text NOT NULL,
    question text NOT NULL,
    created_at text NOT NULL
);
CREATE TABLE public.sign_in_link (
    hash text NOT NULL,
    email text NOT NULL,
    until_at text NOT NULL
);
CREATE TABLE public.sign_in_try (
    key text NOT NULL,
    account text NOT NULL,
    tries integer NOT NULL,
    last_at text NOT NULL,
    until_at text NOT NULL,
    known_at text
);
CREATE TABLE public.signal (
    id text NOT NULL,
    at text NOT NULL,
    kind text NOT NULL,
    source text NOT NULL,
    outcome text NOT NULL,
    visit text,
    article text NOT NULL,
    words text,
    results integer,
    clicked integer,
    top text,
    revision text,
    reason text,
    comment text
);
CREATE TABLE public.signal_day (
    day text NOT NULL,
    kind text NOT NULL,
    outcome text NOT NULL,
    article text NOT NULL,
    source text NOT NULL,
    count integer NOT NULL
);
CREATE TABLE public.solved_month (
    month text NOT NULL,
    article text NOT NULL,
    automation text NOT NULL,
    resolved integer NOT NULL,
    asked integer NOT NULL,
    found integer NOT NULL
);
CREATE TABLE public.support_model (
    version text NOT NULL,
    body text NOT NULL,
    first_used_at text NOT NULL,
    changed_by text
);
CREATE TABLE public.ticket (
    id text NOT NULL,
    ref text NOT NULL,
    version integer NOT NULL,
    type text NOT NULL,
    state text NOT NULL,
    waiting_on text,
    title text NOT NULL,
    automation text,
    priority text NOT NULL,
    level integer NOT NULL,
    team text NOT NULL,
    assignee text,
    machine text,
    teams text NOT NULL,
    group_id text,
    requester_email text NOT NULL,
    model text NOT NULL,
    source_key text,
    opened_at text NOT NULL,
    updated_at text NOT NULL,
    resolved_at text,
    closed_at text,
    next_due text NOT NULL,
    risk_at text NOT NULL,
    wake_at text NOT NULL,
    queue_order text NOT NULL,
    body text NOT NULL
);
CREATE TABLE public.ticket_answer (
    ticket_id text NOT NULL,
    found text,
    automation text,
    resolved_month text NOT NULL,
    solved_by text NOT NULL,
    rank integer
);
CREATE TABLE public.ticket_event (
    ticket_id text NOT NULL,
    version integer NOT NULL,
    type text NOT NULL,
    at text NOT NULL,
    actor text NOT NULL,
    data text NOT NULL,
    hash text NOT NULL,
    seq bigint NOT NULL,
    written_by xid8 DEFAULT pg_current_xact_id() NOT NULL
);
ALTER TABLE public.ticket_event ALTER COLUMN seq ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ticket_event_seq_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.ticket_follower (
    person text NOT NULL,
    ticket_id text NOT NULL
);
CREATE TABLE public.ticket_seal (
    ticket_id text NOT NULL,
    seal text NOT NULL
);
CREATE TABLE public.ticket_text (
    ticket_id text NOT NULL,
    no integer NOT NULL,
    ended boolean NOT NULL,
    words tsvector NOT NULL
);
ALTER TABLE public.ticket_text ALTER COLUMN no ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.ticket_text_no_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.ticket_token (
    hash text NOT NULL,
    ticket_id text NOT NULL,
    created_at text NOT NULL,
    mailed integer DEFAULT 0 NOT NULL
);
CREATE TABLE public.visit (
    visit text NOT NULL,
    at text NOT NULL,
    body text NOT NULL
);
INSERT INTO public.attachment VALUES ('file', '0mwuemm8004dd2c03a1e851d6', 'log.txt', 'text/plain', 4, 0, 'requester', '2026-11-24T08:00:00.000Z', '\x00ff0a41');
INSERT INTO public.auth_account VALUES ('5uHzu2RFZqa37iZjElYaHmI3sdbsnVDQ', 'hzLGvKiXgOjOIxmEYSvZtEx83qjljsp6', 'credential', 'hzLGvKiXgOjOIxmEYSvZtEx83qjljsp6', NULL, NULL, NULL, NULL, NULL, NULL, '62249369389075490555a758353aec61500c6218fa597252d52dc4bd0148f12d', '2026-11-29 12:36:39.933+00', '2026-11-29 12:36:39.933+00');
INSERT INTO public.auth_session VALUES ('KcZlTVbdgIWnCWXoKS1a9qdP7rjn4z3H', '2026-11-30 00:36:40.076+00', 'IvE8Ais0WGV8X1ajG73ve4MJnwAfHVmH', '2026-11-29 12:36:40.076+00', '2026-11-29 12:36:40.076+00', '', '', 'hzLGvKiXgOjOIxmEYSvZtEx83qjljsp6');
INSERT INTO public.auth_user VALUES ('hzLGvKiXgOjOIxmEYSvZtEx83qjljsp6', 'Ana', 'ana@example.com', true, NULL, '2026-11-29 12:36:39.928+00', '2026-11-29 12:36:39.928+00');
INSERT INTO public.knowledge_month VALUES ('2026-11', 'weak', '', 1, 1);
INSERT INTO public.migration VALUES ('0001-tickets', '2026-11-29T12:36:38.961Z');
INSERT INTO public.migration VALUES ('0002-knowledge', '2026-11-29T12:36:39.169Z');
INSERT INTO public.migration VALUES ('0003-faults', '2026-11-29T12:36:39.190Z');
INSERT INTO public.migration VALUES ('0004-doors', '2026-11-29T12:36:39.343Z');
INSERT INTO public.migration VALUES ('0005-community', '2026-11-29T12:36:39.487Z');
INSERT INTO public.migration VALUES ('0006-mail', '2026-11-29T12:36:39.568Z');
INSERT INTO public.need VALUES ('0 late order', 'Order 0 is late', NULL, 'order-sync', NULL, '2026-11-24T08:00:00.000Z', '2026-11-24T08:00:00.000Z', 1, 0, 0, 0, 1, 0);
INSERT INTO public.need VALUES ('late order', 'Why are orders late?', NULL, 'order-sync', NULL, '2026-11-24T08:00:00.000Z', '2026-11-24T08:00:00.000Z', 2, 1, 0, 0, 0, 1);
INSERT INTO public.need_day VALUES ('0 late order', '2026-11-24', 1);
INSERT INTO public.need_day VALUES ('late order', '2026-11-24', 2);
INSERT INTO public.notice VALUES ('0mwuemm80cdd5f3e91331f5b3', NULL, 'new-browser', 'mail', 'ana@example.com', '{}', '2026-11-24T08:00:00.000Z', '2026-11-24T08:00:00.000Z', '2026-11-24T08:00:00.000Z', NULL, NULL, 0, NULL, NULL, NULL);
INSERT INTO public.notice VALUES ('0mwuemm80a87f1bfa88249aa8', '0mwuemm804179243b8b6db6e4', 'opened', 'mail', 'kim@example.com', '{"ref":"TKT-CFMK5","title":"Order 0 is late","version":1,"to":"requester"}', '2026-11-24T08:00:00.000Z', '2026-11-24T08:00:00.000Z', '2026-11-24T08:00:00.000Z', NULL, NULL, 0, NULL, NULL, NULL);
INSERT INTO public.notice VALUES ('0mwuemm8078276930e0441731', '0mwuemm804179243b8b6db6e4', 'arrived', 'mail', 'desk@example.com', '{"ref":"TKT-CFMK5","title":"Order 0 is late","version":1,"to":"holder"}', '2026-11-24T08:00:00.000Z', '2026-11-24T08:00:00.000Z', '2026-11-24T08:00:00.000Z', NULL, NULL, 0, NULL, NULL, NULL);
INSERT INTO public.notice VALUES ('0mwuemm8038e8dc82c7462a56', '0mwuemm804179243b8b6db6e4', 'answered', 'mail', 'kim@example.com', '{"ref":"TKT-CFMK5","title":"Order 0 is late","version":2,"to":"requester","body":"On it.","by":"Ana Ruiz"}', '2026-11-24T08:00:00.000Z', '2026-11-24T08:00:00.000Z', '2026-11-24T08:00:00.000Z', NULL, NULL, 0, NULL, NULL, NULL);
INSERT INTO public.notice VALUES ('0mwuemm80cf3b7bf19bb68104', '0mwuemm808ab026d34d042cd6', 'opened', 'mail', 'kim@example.com', '{"ref":"TKT-3J7GD","title":"Order 1 is late","version":1,"to":"requester"}', '2026-11-24T08:00:00.000Z', '2026-11-24T08:00:00.000Z', '2026-11-24T08:00:00.000Z', NULL, NULL, 0, NULL, NULL, NULL);
INSERT INTO public.notice VALUES ('0mwuemm8067f5c93f54f6b65f', '0mwuemm808ab026d34d042cd6', 'arrived', 'mail', 'desk@example.com', '{"ref":"TKT-3J7GD","title":"Order 1 is late","version":1,"to":"holder"}', '2026-11-24T08:00:00.000Z', '2026-11-24T08:00:00.000Z', '2026-11-24T08:00:00.000Z', NULL, NULL, 0, NULL, NULL, NULL);
INSERT INTO public.notice VALUES ('0mwuemm8000b64d83997975b9', '0mwuemm808ab026d34d042cd6', 'answered', 'mail', 'kim@example.com', '{"ref":"TKT-3J7GD","title":"Order 1 is late","version":2,"to":"requester","body":"On it.","by":"Ana Ruiz"}', '2026-11-24T08:00:00.000Z', '2026-11-24T08:00:00.000Z', '2026-11-24T08:00:00.000Z', NULL, NULL, 0, NULL, NULL, NULL);
INSERT INTO public.notice VALUES ('0mwuemm80cfb171f912e7be26', '0mwuemm8004dd2c03a1e851d6', 'opened', 'mail', 'kim@example.com', '{"ref":"TKT-JVRCM","title":"Order 2 is late","version":1,"to":"requester"}', '2026-11-24T08:00:00.000Z', '2026-11-24T08:00:00.000Z', '2026-11-24T08:00:00.000Z', NULL, NULL, 0, NULL, NULL, NULL);
INSERT INTO public.notice VALUES ('0mwuemm80e453765d19b7ac8b', '0mwuemm8004dd2c03a1e851d6', 'arrived', 'mail', 'desk@example.com', '{"ref":"TKT-JVRCM","title":"Order 2 is late","version":1,"to":"holder"}', '2026-11-24T08:00:00.000Z', '2026-11-24T08:00:00.000Z', '2026-11-24T08:00:00.000Z', NULL, NULL, 0, NULL, NULL, NULL);
INSERT INTO public.notice VALUES ('0mwuemm80cc6bd67be174a87c', '0mwuemm8004dd2c03a1e851d6', 'answered', 'mail', 'kim@example.com', '{"ref":"TKT-JVRCM","title":"Order 2 is late","version":2,"to":"requester","body":"On it.","by":"Ana Ruiz"}', '2026-11-24T08:00:00.000Z', '2026-11-24T08:00:00.000Z', '2026-11-24T08:00:00.000Z', NULL, NULL, 0, NULL, NULL, NULL);
INSERT INTO public.notice VALUES ('0mwuemm805753815a1ff6babb', '0mwuemm804179243b8b6db6e4', 'resolved', 'mail', 'kim@example.com', '{"ref":"TKT-CFMK5","title":"Order 0 is late","version":3,"to":"requester","note":"Reconnected."}', '2026-11-24T08:00:00.000Z', '2026-11-24T08:00:00.000Z', '2026-11-24T08:00:00.000Z', NULL, NULL, 0, NULL, NULL, NULL);
INSERT INTO public.question VALUES ('0mwuemm802467ebf25f307d9d', 1, 'Why are orders late?', 'order-sync', 1, 0, 0, 0, 1, 0, '9999-12-31T23:59:59.999Z', '2026-11-24T08:00:00.000Z', '2026-11-24T08:00:00.000Z', '7BzA98hn.gmuorokzb78dfbtor7dsrsd2zJHs4I5nsrSO9Fjl3Mk', '{"id":"0mwuemm802467ebf25f307d9d","version":1,"title":"Why are orders late?","automation":"order-sync","article":null,"searched":null,"posts":[{"no":0,"by":{"kind":"support","name":"Ana","email":"ana@example.com","teams":["support-desk"]},"at":"2026-11-24T08:00:00.000Z","text":"Since nine.","held":false,"official":false,"editedAt":null,"before":[],"votes":[],"hidden":false,"blocked":false,"seen":true,"reports":[]}],"accepted":null,"locked":false,"mergedInto":null,"ticket":null,"writtenUp":null,"followers":[],"at":"2026-11-24T08:00:00.000Z","updatedAt":"2026-11-24T08:00:00.000Z"}');
INSERT INTO public.question_event VALUES ('0mwuemm802467ebf25f307d9d', 1, 'question.asked', '2026-11-24T08:00:00.000Z', '{"email":"ana@example.com","kind":"support","name":"Ana","teams":["support-desk"]}', '{"automation":"order-sync","follow":false,"held":false,"text":"Since nine.","title":"Why are orders late?"}', 'fc434f4241e465306a78f5fb4698d7f0a810092076964b3e39522b72e29bca65');
INSERT INTO public.question_need VALUES ('0mwuemm802467ebf25f307d9d', 'late order');
INSERT INTO public.question_words VALUES ('0mwuemm802467ebf25f307d9d', '''are'' ''late'' ''nine'' ''orders'' ''since'' ''why''');
INSERT INTO public.sign_in_try VALUES ('6cffeafa4e5859513510f13d1b37eed6ae1b3a45a61bcd22b54c709321fb466a', '6cffeafa4e5859513510f13d1b37eed6ae1b3a45a61bcd22b54c709321fb466a', 0, '2026-11-24T08:00:00.000Z', '2026-11-24T08:00:00.000Z', NULL);
INSERT INTO public.sign_in_try VALUES ('86c2d19335656784067dbbee67078a6d9cffbc1b2c77d3837fbccabe10033aa1', '6cffeafa4e5859513510f13d1b37eed6ae1b3a45a61bcd22b54c709321fb466a', 0, '2026-11-24T08:00:00.000Z', '2026-11-24T08:00:00.000Z', '2026-11-24T08:00:00.000Z');
INSERT INTO public.signal VALUES ('0mwuemm80e361fa40216b948f', '2026-11-24T08:00:00.000Z', 'search', 'portal', 'weak', NULL, '', 'orders are late', 0, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.signal_day VALUES ('2026-11-24', 'search', 'weak', '', 'portal', 1);
INSERT INTO public.solved_month VALUES ('2026-11', '', 'order-sync', 1, 0, 0);
INSERT INTO public.support_model VALUES ('five', '{"name":"Nordwind Trading","levels":[{"level":0,"name":"Self-support","was":[],"vendor":false,"handover":[]},{"level":1,"name":"Support desk","was":[],"team":"support-desk","accept":"PT30M","hold":"PT4H","vendor":false,"handover":[]},{"level":2,"name":"Automation experts","was":[],"team":"owner","accept":"PT2H","hold":"PT8H","vendor":false,"handover":[{"name":"run-id","label":"Run id","required":true}]},{"level":3,"name":"Automation HQ","was":[],"team":"automation-hq","accept":"PT4H","vendor":false,"handover":[]},{"level":4,"name":"Vendor support","was":[],"team":"automation-hq","vendor":true,"handover":[]}],"teams":[{"id":"support-desk","was":[],"name":"Support desk","calendar":"office","email":"desk@example.com","members":[{"name":"Ana Ruiz","email":"ana@example.com","was":[]},{"name":"Jonas Weber","email":"jonas@example.com","was":[]}]},{"id":"finance-automation","was":[],"name":"Finance automation","calendar":"office","email":"finance@example.com","members":[{"name":"Noor Haddad","email":"noor@example.com","was":[]},{"name":"Mika Laine","email":"mika@example.com","was":[]}]},{"id":"automation-hq","was":[],"name":"Automation HQ","calendar":"office","email":"hq@example.com","members":[{"name":"Hana Kim","email":"hana@example.com","was":[]},{"name":"Luis Ortega","email":"luis@example.com","was":[]}]}],"vendors":[{"id":"workato","was":[],"name":"Workato","calendar":"vendor-us","targets":{"P1":"PT1H","P2":"PT4H","P3":"PT8H"}}],"priorities":{"matrix":{"high":{"high":"P1","medium":"P2","low":"P3"},"medium":{"high":"P2","medium":"P3","low":"P3"},"low":{"high":"P3","medium":"P3","low":"P4"}},"raise":{"critical":1}},"defaults":{"impact":"medium","urgency":"medium","criticality":"normal","reviewEvery":"P6M"},"sla":[{"name":"Business-critical","was":[],"when":{"criticality":"critical","type":"incident"},"calendar":"always","targets":{"P1":{"respond":"PT15M","update":"PT1H","resolve":"PT4H"},"P2":{"respond":"PT30M","update":"PT4H","resolve":"PT8H"},"P3":{"respond":"PT2H","update":"PT8H","resolve":"PT24H"},"P4":{"respond":"PT4H","resolve":"PT48H"}}},{"name":"Standard","was":[],"calendar":"office","targets":{"P1":{"respond":"PT30M","update":"PT2H","resolve":"PT8H"},"P2":{"respond":"PT1H","update":"PT4H","resolve":"PT16H"},"P3":{"respond":"PT4H","update":"PT8H","resolve":"PT24H"},"P4":{"respond":"PT8H","resolve":"PT40H"}}}],"pauses":{"respond":[],"update":["requester"],"resolve":["requester","window"],"accept":[],"hold":["requester","vendor","window"]},"atRisk":"75%","onPriorityChange":"forward","onReopen":"resume","bounceCap":2,"breachReasons":[{"id":"too-many","name":"Too many at once","proposedFor":"level"},{"id":"no-answer","name":"The requester did not answer","proposedFor":"requester"}],"reportPeople":false,"reports":[],"autoClose":"PT72H","escalate":[{"when":"respond breached","at":1,"to":2}],"version":"five","calendars":[{"id":"office","name":"Office hours","timeZone":"Europe/Berlin","hours":{"mon":["08:00-12:00","13:00-17:30"],"tue":["08:00-12:00","13:00-17:30"],"wed":["08:00-12:00","13:00-17:30"],"thu":["08:00-12:00","13:00-17:30"],"fri":["08:00-12:00","13:00-16:00"]},"holidays":["2026-12-25","2027-01-01"]},{"id":"always","name":"Around the clock","timeZone":"UTC","hours":{"mon":["00:00-24:00"],"tue":["00:00-24:00"],"wed":["00:00-24:00"],"thu":["00:00-24:00"],"fri":["00:00-24:00"],"sat":["00:00-24:00"],"sun":["00:00-24:00"]},"holidays":[]},{"id":"vendor-us","name":"US office","timeZone":"America/Los_Angeles","hours":{"mon":["09:00-17:00"],"tue":["09:00-17:00"],"wed":["09:00-17:00"],"thu":["09:00-17:00"],"fri":["09:00-17:00"]},"holidays":[]}]}', '2026-11-24T08:00:00.000Z', NULL);
INSERT INTO public.ticket VALUES ('0mwuemm808ab026d34d042cd6', 'TKT-3J7GD', 2, 'incident', 'open', NULL, 'Order 1 is late', 'order-sync', 'P2', 1, 'support-desk', NULL, NULL, '|support-desk|finance-automation|', NULL, 'kim@example.com', 'five', NULL, '2026-11-24T08:00:00.000Z', '2026-11-24T08:00:00.000Z', NULL, NULL, '2026-11-24T12:00:00.000Z', '2026-11-24T11:00:00.000Z', '2026-11-24T11:00:00.000Z', 'A2026-11-24T12:00:00.000ZP2', '{"id":"0mwuemm808ab026d34d042cd6","ref":"TKT-3J7GD","version":2,"type":"incident","state":"open","waitingOn":null,"waitingUntil":null,"title":"Order 1 is late","description":"Nothing since nine.","requester":{"name":"Kim Sato","email":"kim@example.com"},"machine":null,"teams":["support-desk","finance-automation"],"automation":"order-sync","owner":"finance-automation","vendor":"workato","article":null,"criticality":"critical","impact":"medium","urgency":"medium","priority":"P2","policy":"Business-critical","model":"five","level":1,"team":"support-desk","assignee":null,"followers":[],"muted":[],"takenAt":"2026-11-24T08:00:00.000Z","left":[],"group":null,"window":null,"details":{},"attempt":null,"vendorTickets":[],"bounces":{},"mergedInto":null,"absorbed":[],"solvedBy":null,"rating":null,"openedAt":"2026-11-24T08:00:00.000Z","respondedAt":"2026-11-24T08:00:00.000Z","resolvedAt":null,"recoveredAt":null,"closedAt":null,"updatedAt":"2026-11-24T08:00:00.000Z"}');
INSERT INTO public.ticket VALUES ('0mwuemm8004dd2c03a1e851d6', 'TKT-JVRCM', 2, 'incident', 'open', NULL, 'Order 2 is late', 'order-sync', 'P2', 1, 'support-desk', NULL, NULL, '|support-desk|finance-automation|', NULL, 'kim@example.com', 'five', NULL, '2026-11-24T08:00:00.000Z', '2026-11-24T08:00:00.000Z', NULL, NULL, '2026-11-24T12:00:00.000Z', '2026-11-24T11:00:00.000Z', '2026-11-24T11:00:00.000Z', 'A2026-11-24T12:00:00.000ZP2', '{"id":"0mwuemm8004dd2c03a1e851d6","ref":"TKT-JVRCM","version":2,"type":"incident","state":"open","waitingOn":null,"waitingUntil":null,"title":"Order 2 is late","description":"Nothing since nine.","requester":{"name":"Kim Sato","email":"kim@example.com"},"machine":null,"teams":["support-desk","finance-automation"],"automation":"order-sync","owner":"finance-automation","vendor":"workato","article":null,"criticality":"critical","impact":"medium","urgency":"medium","priority":"P2","policy":"Business-critical","model":"five","level":1,"team":"support-desk","assignee":null,"followers":[],"muted":[],"takenAt":"2026-11-24T08:00:00.000Z","left":[],"group":null,"window":null,"details":{},"attempt":null,"vendorTickets":[],"bounces":{},"mergedInto":null,"absorbed":[],"solvedBy":null,"rating":null,"openedAt":"2026-11-24T08:00:00.000Z","respondedAt":"2026-11-24T08:00:00.000Z","resolvedAt":null,"recoveredAt":null,"closedAt":null,"updatedAt":"2026-11-24T08:00:00.000Z"}');
INSERT INTO public.ticket VALUES ('0mwuemm804179243b8b6db6e4', 'TKT-CFMK5', 3, 'incident', 'resolved', NULL, 'Order 0 is late', 'order-sync', 'P2', 1, 'support-desk', NULL, NULL, '|support-desk|finance-automation|', NULL, 'kim@example.com', 'five', NULL, '2026-11-24T08:00:00.000Z', '2026-11-24T08:00:00.000Z', '2026-11-24T08:00:00.000Z', NULL, '9999-12-31T23:59:59.999Z', '9999-12-31T23:59:59.999Z', '2026-11-27T08:00:00.000Z', 'E98204492800000', '{"id":"0mwuemm804179243b8b6db6e4","ref":"TKT-CFMK5","version":3,"type":"incident","state":"resolved","waitingOn":null,"waitingUntil":null,"title":"Order 0 is late","description":"Nothing since nine.","requester":{"name":"Kim Sato","email":"kim@example.com"},"machine":null,"teams":["support-desk","finance-automation"],"automation":"order-sync","owner":"finance-automation","vendor":"workato","article":null,"criticality":"critical","impact":"medium","urgency":"medium","priority":"P2","policy":"Business-critical","model":"five","level":1,"team":"support-desk","assignee":null,"followers":[],"muted":[],"takenAt":"2026-11-24T08:00:00.000Z","left":[],"group":null,"window":null,"details":{},"attempt":null,"vendorTickets":[],"bounces":{},"mergedInto":null,"absorbed":[],"solvedBy":null,"rating":null,"openedAt":"2026-11-24T08:00:00.000Z","respondedAt":"2026-11-24T08:00:00.000Z","resolvedAt":"2026-11-24T08:00:00.000Z","recoveredAt":null,"closedAt":null,"updatedAt":"2026-11-24T08:00:00.000Z"}');
INSERT INTO public.ticket_answer VALUES ('0mwuemm804179243b8b6db6e4', NULL, 'order-sync', '2026-11', '', NULL);
INSERT INTO public.ticket_event VALUES ('0mwuemm804179243b8b6db6e4', 1, 'ticket.opened', '2026-11-24T08:00:00.000Z', '{"email":"kim@example.com","kind":"requester","name":"Kim Sato"}', '{"automation":"order-sync","criticality":"critical","description":"Nothing since nine.","details":{},"impact":"medium","level":1,"model":"five","owner":"finance-automation","policy":"Business-critical","priority":"P2","ref":"TKT-CFMK5","requester":{"email":"kim@example.com","name":"Kim Sato"},"team":"support-desk","title":"Order 0 is late","type":"incident","urgency":"medium","vendor":"workato"}', 'a35fd9410eb1bc3690d4180db10cacc0a8b913a90eef978c45d94181bc6377ec', 1, '745');
INSERT INTO public.ticket_event VALUES ('0mwuemm804179243b8b6db6e4', 2, 'ticket.replied', '2026-11-24T08:00:00.000Z', '{"email":"ana@example.com","kind":"support","name":"Ana Ruiz","teams":["support-desk"]}', '{"attachments":[],"body":"On it."}', '0ca89584618f390c9d472209d0822aeb8548db56c0ab82a7da8c8d1b7598545f', 2, '746');
INSERT INTO public.ticket_event VALUES ('0mwuemm808ab026d34d042cd6', 1, 'ticket.opened', '2026-11-24T08:00:00.000Z', '{"email":"kim@example.com","kind":"requester","name":"Kim Sato"}', '{"automation":"order-sync","criticality":"critical","description":"Nothing since nine.","details":{},"impact":"medium","level":1,"model":"five","owner":"finance-automation","policy":"Business-critical","priority":"P2","ref":"TKT-3J7GD","requester":{"email":"kim@example.com","name":"Kim Sato"},"team":"support-desk","title":"Order 1 is late","type":"incident","urgency":"medium","vendor":"workato"}', '57fa01d93003ca48a98fac41fdc479036cd43665d9624d20b595d11b30a8a0c9', 3, '748');
INSERT INTO public.ticket_event VALUES ('0mwuemm808ab026d34d042cd6', 2, 'ticket.replied', '2026-11-24T08:00:00.000Z', '{"email":"ana@example.com","kind":"support","name":"Ana Ruiz","teams":["support-desk"]}', '{"attachments":[],"body":"On it."}', '413f47e9844d31b690f921dc0ebec4d62f0d1c1243c0055c28c2d3825332a2f2', 4, '750');
INSERT INTO public.ticket_event VALUES ('0mwuemm8004dd2c03a1e851d6', 1, 'ticket.opened', '2026-11-24T08:00:00.000Z', '{"email":"kim@example.com","kind":"requester","name":"Kim Sato"}', '{"automation":"order-sync","criticality":"critical","description":"Nothing since nine.","details":{},"impact":"medium","level":1,"model":"five","owner":"finance-automation","policy":"Business-critical","priority":"P2","ref":"TKT-JVRCM","requester":{"email":"kim@example.com","name":"Kim Sato"},"team":"support-desk","title":"Order 2 is late","type":"incident","urgency":"medium","vendor":"workato"}', 'b0d6fbea1ac4b98d2ebe98f640bb1960ae02b4f990d887d4d9cd95ae59119533', 5, '752');
INSERT INTO public.ticket_event VALUES ('0mwuemm8004dd2c03a1e851d6', 2, 'ticket.replied', '2026-11-24T08:00:00.000Z', '{"email":"ana@example.com","kind":"support","name":"Ana Ruiz","teams":["support-desk"]}', '{"attachments":[],"body":"On it."}', 'd63fcad43c1d96030f7ecce12970a9cb602dbcc9aec356458515adaa1d7791c3', 6, '753');
INSERT INTO public.ticket_event VALUES ('0mwuemm804179243b8b6db6e4', 3, 'ticket.resolved', '2026-11-24T08:00:00.000Z', '{"email":"ana@example.com","kind":"support","name":"Ana Ruiz","teams":["support-desk"]}', '{"note":"Reconnected."}', '082d8a62fae2d6c2aac61eafb37426654f6a8455b957f97212c3ab26245ae386', 7, '755');
INSERT INTO public.ticket_seal VALUES ('0mwuemm808ab026d34d042cd6', '7BzA98hn.zYldCGOGCZvLbJYYBW-mURwsvP6s_-Qt1FMmMeCghyM');
INSERT INTO public.ticket_seal VALUES ('0mwuemm8004dd2c03a1e851d6', '7BzA98hn.bAjGhvUs4TFq1HFIplNliFr4JwhCyxfVKnww_EvhW7k');
INSERT INTO public.ticket_seal VALUES ('0mwuemm804179243b8b6db6e4', '7BzA98hn.qcGbqD-bLGD1ttkEKMGH_8SRfVK7cQPBa5HGjgJqO0Y');
INSERT INTO public.ticket_text OVERRIDING SYSTEM VALUE VALUES ('0mwuemm808ab026d34d042cd6', 2, false, '''1'' ''3j7gd'' ''7gd'' ''com'' ''examplecom'' ''gd'' ''is'' ''j7gd'' ''kim'' ''kimexamplecom'' ''late'' ''nine'' ''nothing'' ''order'' ''order1'' ''sato'' ''since'' ''tkt3j7gd''');
INSERT INTO public.ticket_text OVERRIDING SYSTEM VALUE VALUES ('0mwuemm8004dd2c03a1e851d6', 3, false, '''2'' ''com'' ''examplecom'' ''is'' ''jvrcm'' ''kim'' ''kimexamplecom'' ''late'' ''nine'' ''nothing'' ''order'' ''order2'' ''sato'' ''since'' ''tktjvrcm''');
INSERT INTO public.ticket_text OVERRIDING SYSTEM VALUE VALUES ('0mwuemm804179243b8b6db6e4', 1, true, '''0'' ''5'' ''cfmk5'' ''com'' ''examplecom'' ''is'' ''kim'' ''kimexamplecom'' ''late'' ''nine'' ''nothing'' ''order'' ''order0'' ''sato'' ''since'' ''tktcfmk5''');
INSERT INTO public.ticket_token VALUES ('c5e524e25a7baf9e37c42a9f67c0603002ce225b91afc1deedd2e5a1c1a26fd8', '0mwuemm804179243b8b6db6e4', '2026-11-24T08:00:00.000Z', 0);
INSERT INTO public.ticket_token VALUES ('a3390e1aaadf755e2f6eadab16216cc1f638c98a835f6f307df70c4aa31e755b', '0mwuemm808ab026d34d042cd6', '2026-11-24T08:00:00.000Z', 0);
INSERT INTO public.ticket_token VALUES ('10e27d5ab5f49e7cde33dfd278a3a937bbef33bae6471228d5b53cf62dd6de0d', '0mwuemm8004dd2c03a1e851d6', '2026-11-24T08:00:00.000Z', 0);
SELECT pg_catalog.setval('public.ticket_event_seq_seq', 7, true);
SELECT pg_catalog.setval('public.ticket_text_no_seq', 3, true);
ALTER TABLE ONLY public.api_key_event
    ADD CONSTRAINT api_key_event_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.api_key
    ADD CONSTRAINT api_key_hash_key UNIQUE (hash);
ALTER TABLE ONLY public.api_key
    ADD CONSTRAINT api_key_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.asker
    ADD CONSTRAINT asker_pkey PRIMARY KEY (ticket_id);
ALTER TABLE ONLY public.attachment
    ADD CONSTRAINT attachment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.auth_account
    ADD CONSTRAINT auth_account_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.auth_session
    ADD CONSTRAINT auth_session_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.auth_session
    ADD CONSTRAINT auth_session_token_key UNIQUE (token);
ALTER TABLE ONLY public.auth_user
    ADD CONSTRAINT auth_user_email_key UNIQUE (email);
ALTER TABLE ONLY public.auth_user
    ADD CONSTRAINT auth_user_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.auth_verification
    ADD CONSTRAINT auth_verification_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.digest
    ADD CONSTRAINT digest_key PRIMARY KEY (team, week);
ALTER TABLE ONLY public.gap_day
    ADD CONSTRAINT gap_day_key PRIMARY KEY (gap, day);
ALTER TABLE ONLY public.gap
    ADD CONSTRAINT gap_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.gap_stem
    ADD CONSTRAINT gap_stem_key PRIMARY KEY (stem, gap);
ALTER TABLE ONLY public.held_file
    ADD CONSTRAINT held_file_key PRIMARY KEY (mail, no);
ALTER TABLE ONLY public.held_mail
    ADD CONSTRAINT held_mail_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.idempotency
    ADD CONSTRAINT idempotency_pkey PRIMARY KEY (key);
ALTER TABLE ONLY public.joined
    ADD CONSTRAINT joined_pkey PRIMARY KEY (key);
ALTER TABLE ONLY public.knowledge_month
    ADD CONSTRAINT knowledge_month_key PRIMARY KEY (month, outcome, article);
ALTER TABLE ONLY public.known_problem
    ADD CONSTRAINT known_problem_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.learned_term
    ADD CONSTRAINT learned_term_key PRIMARY KEY (ticket_id, article, need);
ALTER TABLE ONLY public.mail_address
    ADD CONSTRAINT mail_address_pkey PRIMARY KEY (email);
ALTER TABLE ONLY public.mail_in
    ADD CONSTRAINT mail_in_pkey PRIMARY KEY (key);
ALTER TABLE ONLY public.member
    ADD CONSTRAINT member_email_key_key UNIQUE (email_key);
ALTER TABLE ONLY public.member_link
    ADD CONSTRAINT member_link_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.member
    ADD CONSTRAINT member_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.member_session
    ADD CONSTRAINT member_session_pkey PRIMARY KEY (hash);
ALTER TABLE ONLY public.migration
    ADD CONSTRAINT migration_pkey PRIMARY KEY (name);
ALTER TABLE ONLY public.need_day
    ADD CONSTRAINT need_day_key PRIMARY KEY (need, day);
ALTER TABLE ONLY public.need
    ADD CONSTRAINT need_pkey PRIMARY KEY (need);
ALTER TABLE ONLY public.notice
    ADD CONSTRAINT notice_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.occurrence
    ADD CONSTRAINT occurrence_pkey PRIMARY KEY (ticket_id);
ALTER TABLE ONLY public.presence
    ADD CONSTRAINT presence_key PRIMARY KEY (ticket_id, email);
ALTER TABLE ONLY public.question_event
    ADD CONSTRAINT question_event_key PRIMARY KEY (question_id, version);
ALTER TABLE ONLY public.question_need
    ADD CONSTRAINT question_need_key PRIMARY KEY (question_id, need);
ALTER TABLE ONLY public.question
    ADD CONSTRAINT question_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.question_words
    ADD CONSTRAINT question_words_pkey PRIMARY KEY (question_id);
ALTER TABLE ONLY public.rate_bucket
    ADD CONSTRAINT rate_bucket_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.reply_address
    ADD CONSTRAINT reply_address_pkey PRIMARY KEY (hash);
ALTER TABLE ONLY public.saved_view
    ADD CONSTRAINT saved_view_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.sign_in_link
    ADD CONSTRAINT sign_in_link_pkey PRIMARY KEY (hash);
ALTER TABLE ONLY public.sign_in_try
    ADD CONSTRAINT sign_in_try_pkey PRIMARY KEY (key);
ALTER TABLE ONLY public.signal_day
    ADD CONSTRAINT signal_day_key PRIMARY KEY (day, kind, outcome, article, source);
ALTER TABLE ONLY public.signal
    ADD CONSTRAINT signal_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.solved_month
    ADD CONSTRAINT solved_month_key PRIMARY KEY (month, article, automation);
ALTER TABLE ONLY public.support_model
    ADD CONSTRAINT support_model_pkey PRIMARY KEY (version);
ALTER TABLE ONLY public.ticket_answer
    ADD CONSTRAINT ticket_answer_pkey PRIMARY KEY (ticket_id);
ALTER TABLE ONLY public.ticket_event
    ADD CONSTRAINT ticket_event_key PRIMARY KEY (ticket_id, version);
ALTER TABLE ONLY public.ticket_follower
    ADD CONSTRAINT ticket_follower_key PRIMARY KEY (person, ticket_id);
ALTER TABLE ONLY public.ticket
    ADD CONSTRAINT ticket_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ticket
    ADD CONSTRAINT ticket_ref_key UNIQUE (ref);
ALTER TABLE ONLY public.ticket_seal
    ADD CONSTRAINT ticket_seal_pkey PRIMARY KEY (ticket_id);
ALTER TABLE ONLY public.ticket_text
    ADD CONSTRAINT ticket_text_no_key UNIQUE (no);
ALTER TABLE ONLY public.ticket_text
    ADD CONSTRAINT ticket_text_pkey PRIMARY KEY (ticket_id);
ALTER TABLE ONLY public.ticket_token
    ADD CONSTRAINT ticket_token_pkey PRIMARY KEY (hash);
ALTER TABLE ONLY public.visit
    ADD CONSTRAINT visit_pkey PRIMARY KEY (visit);
CREATE INDEX asker_need ON public.asker USING btree (need, told_at);
CREATE INDEX attachment_created ON public.attachment USING btree (created_at, by_kind, ticket_id, size);
CREATE INDEX attachment_ticket ON public.attachment USING btree (ticket_id);
CREATE INDEX "auth_account_userId_idx" ON public.auth_account USING btree ("userId");
CREATE INDEX "auth_session_userId_idx" ON public.auth_session USING btree ("userId");
CREATE INDEX auth_verification_identifier_idx ON public.auth_verification USING btree (identifier);
CREATE INDEX gap_day_day ON public.gap_day USING btree (day);
CREATE INDEX gap_size ON public.gap USING btree (size);
CREATE INDEX gap_state ON public.gap USING btree (state, count, id);
CREATE INDEX gap_stem_gap ON public.gap_stem USING btree (gap);
CREATE INDEX gap_tried ON public.gap USING btree (tried, state);
CREATE INDEX idempotency_created ON public.idempotency USING btree (created_at);
CREATE INDEX known_problem_open ON public.known_problem USING btree (ended_at, updated_at);
CREATE INDEX learned_term_article ON public.learned_term USING btree (article, need);
CREATE INDEX learned_term_changed ON public.learned_term USING btree (changed_at, withdrawn);
CREATE INDEX mail_in_at ON public.mail_in USING btree (at);
CREATE INDEX mail_in_sender ON public.mail_in USING btree (sender, at, outcome);
CREATE INDEX member_last ON public.member USING btree (last_at);
CREATE INDEX member_link_created ON public.member_link USING btree (created_at);
CREATE INDEX member_link_hash ON public.member_link USING btree (hash);
CREATE INDEX member_session_created ON public.member_session USING btree (created_at);
CREATE INDEX need_day_day ON public.need_day USING btree (day);
CREATE INDEX need_gap ON public.need USING btree (gap, count, need);
CREATE INDEX need_lone ON public.need USING btree (first_at, need) WHERE (gap IS NULL);
CREATE INDEX notice_held ON public.notice USING btree (recipient, created_at, id) WHERE ((channel = 'held'::text) AND (sent_at IS NULL));
CREATE INDEX notice_lane ON public.notice USING btree (recipient, send_at, id) WHERE ((version IS NOT NULL) AND (sent_at IS NULL));
CREATE INDEX notice_order ON public.notice USING btree (ticket_id, recipient, version) WHERE ((version IS NOT NULL) AND (sent_at IS NULL));
CREATE INDEX notice_recipient ON public.notice USING btree (recipient, kind, created_at);
CREATE INDEX notice_unsent ON public.notice USING btree (send_at, id, planned_at) WHERE (sent_at IS NULL);
CREATE INDEX presence_seen_at ON public.presence USING btree (seen_at);
CREATE INDEX question_automation ON public.question USING btree (shown, automation, asked_at, id);
CREATE INDEX question_need_need ON public.question_need USING btree (need);
CREATE INDEX question_newest ON public.question USING btree (shown, asked_at, id);
CREATE INDEX question_pending ON public.question USING btree (automation, pending_at, id) WHERE (pending_at < '9999'::text);
CREATE INDEX question_settled ON public.question USING btree (asked_at, id) WHERE (settled = 1);
CREATE INDEX question_waiting ON public.question USING btree (waiting, asked_at, id);
CREATE INDEX question_waiting_automation ON public.question USING btree (waiting, automation, asked_at, id);
CREATE INDEX question_words_found ON public.question_words USING gin (words);
CREATE INDEX saved_view_owner ON public.saved_view USING btree (owner);
CREATE INDEX saved_view_team ON public.saved_view USING btree (team);
CREATE INDEX sign_in_link_email ON public.sign_in_link USING btree (email);
CREATE INDEX sign_in_try_account ON public.sign_in_try USING btree (account);
CREATE INDEX signal_article ON public.signal USING btree (article, kind, outcome, at);
CREATE INDEX signal_at ON public.signal USING btree (at);
CREATE INDEX solved_month_article ON public.solved_month USING btree (article);
CREATE INDEX ticket_active ON public.ticket USING btree (id, state, automation, level, team, assignee, priority, opened_at, next_due) WHERE (state = ANY (ARRAY['new'::text, 'open'::text, 'waiting'::text]));
CREATE INDEX ticket_automation ON public.ticket USING btree (automation, opened_at);
CREATE INDEX ticket_ended ON public.ticket USING btree (state, queue_order, id, team, level, assignee, automation, priority, waiting_on, next_due, risk_at, requester_email, opened_at, group_id) WHERE (state = ANY (ARRAY['resolved'::text, 'closed'::text]));
CREATE INDEX ticket_event_seq ON public.ticket_event USING btree (seq);
CREATE INDEX ticket_event_written ON public.ticket_event USING btree (written_by, seq);
CREATE INDEX ticket_follower_ticket ON public.ticket_follower USING btree (ticket_id);
CREATE INDEX ticket_group ON public.ticket USING btree (group_id) WHERE (group_id IS NOT NULL);
CREATE INDEX ticket_opened ON public.ticket USING btree (opened_at, id);
CREATE INDEX ticket_requester ON public.ticket USING btree (requester_email, opened_at);
CREATE UNIQUE INDEX ticket_source_key ON public.ticket USING btree (source_key) WHERE ((source_key IS NOT NULL) AND (state = ANY (ARRAY['new'::text, 'open'::text, 'waiting'::text])));
CREATE INDEX ticket_text_words ON public.ticket_text USING gin (words) WHERE ended;
CREATE INDEX ticket_wake ON public.ticket USING btree (wake_at, id);
CREATE INDEX visit_at ON public.visit USING btree (at);
CREATE TRIGGER ticket_text_begun BEFORE INSERT ON public.ticket_text FOR EACH ROW EXECUTE FUNCTION public.ticket_text_begun();
CREATE TRIGGER ticket_text_ended AFTER UPDATE OF state ON public.ticket FOR EACH ROW WHEN (((old.state = ANY (ARRAY['resolved'::text, 'closed'::text])) <> (new.state = ANY (ARRAY['resolved'::text, 'closed'::text])))) EXECUTE FUNCTION public.ticket_text_ended();
CREATE TRIGGER ticket_text_filed AFTER INSERT ON public.ticket FOR EACH ROW WHEN ((new.state = ANY (ARRAY['resolved'::text, 'closed'::text]))) EXECUTE FUNCTION public.ticket_text_ended();
ALTER TABLE ONLY public.asker
    ADD CONSTRAINT asker_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES public.ticket(id);
ALTER TABLE ONLY public.attachment
    ADD CONSTRAINT attachment_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES public.ticket(id);
ALTER TABLE ONLY public.auth_account
    ADD CONSTRAINT "auth_account_userId_fkey" FOREIGN KEY ("userId") REFERENCES public.auth_user(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.auth_session
    ADD CONSTRAINT "auth_session_userId_fkey" FOREIGN KEY ("userId") REFERENCES public.auth_user(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.held_file
    ADD CONSTRAINT held_file_mail_fkey FOREIGN KEY (mail) REFERENCES public.held_mail(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.learned_term
    ADD CONSTRAINT learned_term_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES public.ticket(id);
ALTER TABLE ONLY public.member_link
    ADD CONSTRAINT member_link_member_fkey FOREIGN KEY (member) REFERENCES public.member(id);
ALTER TABLE ONLY public.member_session
    ADD CONSTRAINT member_session_member_fkey FOREIGN KEY (member) REFERENCES public.member(id);
ALTER TABLE ONLY public.notice
    ADD CONSTRAINT notice_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES public.ticket(id);
ALTER TABLE ONLY public.occurrence
    ADD CONSTRAINT occurrence_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES public.ticket(id);
ALTER TABLE ONLY public.presence
    ADD CONSTRAINT presence_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES public.ticket(id);
ALTER TABLE ONLY public.question_event
    ADD CONSTRAINT question_event_question_id_fkey FOREIGN KEY (question_id) REFERENCES public.question(id);
ALTER TABLE ONLY public.question_need
    ADD CONSTRAINT question_need_question_id_fkey FOREIGN KEY (question_id) REFERENCES public.question(id);
ALTER TABLE ONLY public.question_words
    ADD CONSTRAINT question_words_question_id_fkey FOREIGN KEY (question_id) REFERENCES public.question(id);
ALTER TABLE ONLY public.reply_address
    ADD CONSTRAINT reply_address_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES public.ticket(id);
ALTER TABLE ONLY public.ticket_answer
    ADD CONSTRAINT ticket_answer_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES public.ticket(id);
ALTER TABLE ONLY public.ticket_event
    ADD CONSTRAINT ticket_event_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES public.ticket(id);
ALTER TABLE ONLY public.ticket_follower
    ADD CONSTRAINT ticket_follower_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES public.ticket(id);
ALTER TABLE ONLY public.ticket
    ADD CONSTRAINT ticket_model_fkey FOREIGN KEY (model) REFERENCES public.support_model(version);
ALTER TABLE ONLY public.ticket_text
    ADD CONSTRAINT ticket_text_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES public.ticket(id);
ALTER TABLE ONLY public.ticket_token
    ADD CONSTRAINT ticket_token_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES public.ticket(id);
