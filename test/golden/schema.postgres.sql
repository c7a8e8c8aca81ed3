create table api_key (
  id text not null,
  name text not null,
  hash text not null,
  scopes text not null,
  team text,
  created_at text not null,
  made_by text not null,
  expires_at text,
  revoked_at text,
  last_used_at text,
  constraint api_key_hash_key UNIQUE (hash),
  constraint api_key_pkey PRIMARY KEY (id)
);

create table api_key_event (
  id text not null,
  at text not null,
  name text not null,
  what text not null,
  made_by text not null,
  constraint api_key_event_pkey PRIMARY KEY (id)
);

create table asker (
  ticket_id text not null,
  need text not null,
  told_at text,
  constraint asker_pkey PRIMARY KEY (ticket_id),
  constraint asker_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES ticket(id)
);

CREATE INDEX asker_need ON asker USING btree (need, told_at);

create table attachment (
  id text not null,
  ticket_id text not null,
  name text not null,
  type text not null,
  size integer not null,
  internal integer not null,
  by_kind text not null,
  created_at text not null,
  bytes bytea not null,
  constraint attachment_pkey PRIMARY KEY (id),
  constraint attachment_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES ticket(id)
);

CREATE INDEX attachment_created ON attachment USING btree (created_at, by_kind, ticket_id, size);

CREATE INDEX attachment_ticket ON attachment USING btree (ticket_id);

create table digest (
  team text not null,
  week text not null,
  constraint digest_key PRIMARY KEY (team, week)
);

create table gap (
  id text not null,
  name text not null,
  renamed integer not null,
  state text not null,
  stems text not null,
  size integer not null,
  count integer not null,
  opened_at text not null,
  last_at text not null,
  closed_at text,
  answered_by text,
  owner text,
  reason text,
  tried text not null,
  constraint gap_pkey PRIMARY KEY (id)
);

CREATE INDEX gap_size ON gap USING btree (size);

CREATE INDEX gap_state ON gap USING btree (state, count, id);

CREATE INDEX gap_tried ON gap USING btree (tried, state);

create table gap_day (
  gap text not null,
  day text not null,
  count integer not null,
  constraint gap_day_key PRIMARY KEY (gap, day)
);

CREATE INDEX gap_day_day ON gap_day USING btree (day);

create table gap_stem (
  stem text not null,
  gap text not null,
  times integer not null,
  constraint gap_stem_key PRIMARY KEY (stem, gap)
);

CREATE INDEX gap_stem_gap ON gap_stem USING btree (gap);

create table held_file (
  mail text not null,
  no integer not null,
  name text not null,
  bytes bytea not null,
  constraint held_file_key PRIMARY KEY (mail, no),
  constraint held_file_mail_fkey FOREIGN KEY (mail) REFERENCES held_mail(id) ON DELETE CASCADE
);

create table held_mail (
  id text not null,
  at text not null,
  because text not null,
  ticket_id text,
  size integer not null,
  body text not null,
  constraint held_mail_pkey PRIMARY KEY (id)
);

create table idempotency (
  key text not null,
  fingerprint text not null,
  status integer not null,
  body text not null,
  created_at text not null,
  made text,
  constraint idempotency_pkey PRIMARY KEY (key)
);

CREATE INDEX idempotency_created ON idempotency USING btree (created_at);

create table joined (
  key text not null,
  name text not null,
  email text not null,
  teams text not null,
  at text not null,
  constraint joined_pkey PRIMARY KEY (key)
);

create table knowledge_month (
  month text not null,
  outcome text not null,
  article text not null,
  count integer not null,
  visits integer not null,
  constraint knowledge_month_key PRIMARY KEY (month, outcome, article)
);

create table known_problem (
  id text not null,
  automation text,
  automation_name text,
  title text not null,
  body text not null,
  state text not null,
  planned_from text,
  planned_to text,
  group_id text not null,
  by_email text not null,
  started_at text not null,
  updated_at text not null,
  ended_at text,
  constraint known_problem_pkey PRIMARY KEY (id)
);

CREATE INDEX known_problem_open ON known_problem USING btree (ended_at, updated_at);

create table learned_term (
  ticket_id text not null,
  article text not null,
  need text not null,
  words text not null,
  changed_at text not null,
  filed integer not null,
  withdrawn text,
  constraint learned_term_key PRIMARY KEY (ticket_id, article, need),
  constraint learned_term_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES ticket(id)
);

CREATE INDEX learned_term_article ON learned_term USING btree (article, need);

CREATE INDEX learned_term_changed ON learned_term USING btree (changed_at, withdrawn);

create table mail_address (
  email text not null,
  confirmed_at text,
  day text not null,
  mails integer not null,
  constraint mail_address_pkey PRIMARY KEY (email)
);

create table mail_in (
  key text not null,
  at text not null,
  sender text not null,
  outcome text not null,
  because text,
  ticket_id text,
  constraint mail_in_pkey PRIMARY KEY (key)
);

CREATE INDEX mail_in_at ON mail_in USING btree (at);

CREATE INDEX mail_in_sender ON mail_in USING btree (sender, at, outcome);

create table member (
  id text not null,
  name text not null,
  email text,
  email_key text,
  created_at text not null,
  confirmed_at text,
  trusted_at text,
  blocked_at text,
  last_at text not null,
  constraint member_email_key_key UNIQUE (email_key),
  constraint member_pkey PRIMARY KEY (id)
);

CREATE INDEX member_last ON member USING btree (last_at);

create table member_link (
  id text not null,
  member text not null,
  hash text,
  body text not null,
  created_at text not null,
  constraint member_link_pkey PRIMARY KEY (id),
  constraint member_link_member_fkey FOREIGN KEY (member) REFERENCES member(id)
);

CREATE INDEX member_link_created ON member_link USING btree (created_at);

CREATE INDEX member_link_hash ON member_link USING btree (hash);

create table member_session (
  hash text not null,
  member text not null,
  created_at text not null,
  constraint member_session_pkey PRIMARY KEY (hash),
  constraint member_session_member_fkey FOREIGN KEY (member) REFERENCES member(id)
);

CREATE INDEX member_session_created ON member_session USING btree (created_at);

create table migration (
  name text not null,
  applied_at text not null,
  constraint migration_pkey PRIMARY KEY (name)
);

create table need (
  need text not null,
  words text not null,
  gap text,
  automation text,
  top text,
  first_at text not null,
  last_at text not null,
  count integer not null,
  weak integer not null,
  left_out integer not null,
  asked integer not null,
  tickets integer not null,
  questions integer not null,
  constraint need_pkey PRIMARY KEY (need)
);

CREATE INDEX need_gap ON need USING btree (gap, count, need);

CREATE INDEX need_lone ON need USING btree (first_at, need) WHERE (gap IS NULL);

create table need_day (
  need text not null,
  day text not null,
  count integer not null,
  constraint need_day_key PRIMARY KEY (need, day)
);

CREATE INDEX need_day_day ON need_day USING btree (day);

create table notice (
  id text not null,
  ticket_id text,
  kind text not null,
  channel text not null,
  recipient text not null,
  body text not null,
  created_at text not null,
  send_at text not null,
  planned_at text not null,
  sent_at text,
  withdrawn text,
  attempts integer not null default 0,
  error text,
  version integer,
  lease text,
  constraint notice_pkey PRIMARY KEY (id),
  constraint notice_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES ticket(id)
);

CREATE INDEX notice_held ON notice USING btree (recipient, created_at, id) WHERE ((channel = 'held'::text) AND (sent_at IS NULL));

CREATE INDEX notice_lane ON notice USING btree (recipient, send_at, id) WHERE ((version IS NOT NULL) AND (sent_at IS NULL));

CREATE INDEX notice_order ON notice USING btree (ticket_id, recipient, version) WHERE ((version IS NOT NULL) AND (sent_at IS NULL));

CREATE INDEX notice_recipient ON notice USING btree (recipient, kind, created_at);

CREATE INDEX notice_unsent ON notice USING btree (send_at, id, planned_at) WHERE (sent_at IS NULL);

create table occurrence (
  ticket_id text not null,
  count integer not null,
  last_at text not null,
  last_text text not null,
  urgency text not null,
  told_at text not null,
  constraint occurrence_pkey PRIMARY KEY (ticket_id),
  constraint occurrence_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES ticket(id)
);

create table presence (
  ticket_id text not null,
  email text not null,
  typing integer not null,
  seen_at text not null,
  constraint presence_key PRIMARY KEY (ticket_id, email),
  constraint presence_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES ticket(id)
);

CREATE INDEX presence_seen_at ON presence USING btree (seen_at);

create table question (
  id text not null,
  version integer not null,
  title text not null,
  automation text,
  shown integer not null,
  answers integer not null,
  accepted integer not null,
  votes integer not null,
  waiting integer not null,
  settled integer not null,
  pending_at text not null,
  asked_at text not null,
  updated_at text not null,
  seal text not null,
  body text not null,
  constraint question_pkey PRIMARY KEY (id)
);

CREATE INDEX question_automation ON question USING btree (shown, automation, asked_at, id);

CREATE INDEX question_newest ON question USING btree (shown, asked_at, id);

CREATE INDEX question_pending ON question USING btree (automation, pending_at, id) WHERE (pending_at < '9999'::text);

CREATE INDEX question_settled ON question USING btree (asked_at, id) WHERE (settled = 1);

CREATE INDEX question_waiting ON question USING btree (waiting, asked_at, id);

CREATE INDEX question_waiting_automation ON question USING btree (waiting, automation, asked_at, id);

create table question_event (
  question_id text not null,
  version integer not null,
  type text not null,
  at text not null,
  actor text not null,
  data text not null,
  hash text not null,
  constraint question_event_key PRIMARY KEY (question_id, version),
  constraint question_event_question_id_fkey FOREIGN KEY (question_id) REFERENCES question(id)
);

create table question_need (
  question_id text not null,
  need text not null,
  constraint question_need_key PRIMARY KEY (question_id, need),
  constraint question_need_question_id_fkey FOREIGN KEY (question_id) REFERENCES question(id)
);

CREATE INDEX question_need_need ON question_need USING btree (need);

create table question_words (
  question_id text not null,
  words tsvector not null,
  constraint question_words_pkey PRIMARY KEY (question_id),
  constraint question_words_question_id_fkey FOREIGN KEY (question_id) REFERENCES question(id)
);

CREATE INDEX question_words_found ON question_words USING gin (words);

create table rate_bucket (
  id text not null,
  tokens double precision not null,
  at double precision not null,
  taken double precision not null,
  constraint rate_bucket_pkey PRIMARY KEY (id)
);

create table reply_address (
  hash text not null,
  ticket_id text not null,
  reader text not null,
  created_at text not null,
  constraint reply_address_pkey PRIMARY KEY (hash),
  constraint reply_address_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES ticket(id)
);

create table saved_view (
  id text not null,
  owner text not null,
  team text,
  name text not null,
  question text not null,
  created_at text not null,
  constraint saved_view_pkey PRIMARY KEY (id)
);

CREATE INDEX saved_view_owner ON saved_view USING btree (owner);

CREATE INDEX saved_view_team ON saved_view USING btree (team);

create table sign_in_link (
  hash text not null,
  email text not null,
  until_at text not null,
  constraint sign_in_link_pkey PRIMARY KEY (hash)
);

CREATE INDEX sign_in_link_email ON sign_in_link USING btree (email);

create table sign_in_try (
  key text not null,
  account text not null,
  tries integer not null,
  last_at text not null,
  until_at text not null,
  known_at text,
  constraint sign_in_try_pkey PRIMARY KEY (key)
);

CREATE INDEX sign_in_try_account ON sign_in_try USING btree (account);

create table signal (
  id text not null,
  at text not null,
  kind text not null,
  source text not null,
  outcome text not null,
  visit text,
  article text not null,
  words text,
  results integer,
  clicked integer,
  top text,
  revision text,
  reason text,
  comment text,
  constraint signal_pkey PRIMARY KEY (id)
);

CREATE INDEX signal_article ON signal USING btree (article, kind, outcome, at);

CREATE INDEX signal_at ON signal USING btree (at);

create table signal_day (
  day text not null,
  kind text not null,
  outcome text not null,
  article text not null,
  source text not null,
  count integer not null,
  constraint signal_day_key PRIMARY KEY (day, kind, outcome, article, source)
);

create table solved_month (
  month text not null,
  article text not null,
  automation text not null,
  resolved integer not null,
  asked integer not null,
  found integer not null,
  constraint solved_month_key PRIMARY KEY (month, article, automation)
);

CREATE INDEX solved_month_article ON solved_month USING btree (article);

create table support_model (
  version text not null,
  body text not null,
  first_used_at text not null,
  changed_by text,
  constraint support_model_pkey PRIMARY KEY (version)
);

create table ticket (
  id text not null,
  ref text not null,
  version integer not null,
  type text not null,
  state text not null,
  waiting_on text,
  title text not null,
  automation text,
  priority text not null,
  level integer not null,
  team text not null,
  assignee text,
  machine text,
  teams text not null,
  group_id text,
  requester_email text not null,
  model text not null,
  source_key text,
  opened_at text not null,
  updated_at text not null,
  resolved_at text,
  closed_at text,
  next_due text not null,
  risk_at text not null,
  wake_at text not null,
  queue_order text not null,
  body text not null,
  constraint ticket_ref_key UNIQUE (ref),
  constraint ticket_pkey PRIMARY KEY (id),
  constraint ticket_model_fkey FOREIGN KEY (model) REFERENCES support_model(version)
);

CREATE INDEX ticket_active ON ticket USING btree (id, state, automation, level, team, assignee, priority, opened_at, next_due) WHERE (state = ANY (ARRAY['new'::text, 'open'::text, 'waiting'::text]));

CREATE INDEX ticket_automation ON ticket USING btree (automation, opened_at);

CREATE INDEX ticket_ended ON ticket USING btree (state, queue_order, id, team, level, assignee, automation, priority, waiting_on, next_due, risk_at, requester_email, opened_at, group_id) WHERE (state = ANY (ARRAY['resolved'::text, 'closed'::text]));

CREATE INDEX ticket_group ON ticket USING btree (group_id) WHERE (group_id IS NOT NULL);

CREATE INDEX ticket_opened ON ticket USING btree (opened_at, id);

CREATE INDEX ticket_requester ON ticket USING btree (requester_email, opened_at);

CREATE UNIQUE INDEX ticket_source_key ON ticket USING btree (source_key) WHERE ((source_key IS NOT NULL) AND (state = ANY (ARRAY['new'::text, 'open'::text, 'waiting'::text])));

CREATE INDEX ticket_wake ON ticket USING btree (wake_at, id);

create table ticket_answer (
  ticket_id text not null,
  found text,
  automation text,
  resolved_month text not null,
  solved_by text not null,
  rank integer,
  constraint ticket_answer_pkey PRIMARY KEY (ticket_id),
  constraint ticket_answer_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES ticket(id)
);

create table ticket_event (
  ticket_id text not null,
  version integer not null,
  type text not null,
  at text not null,
  actor text not null,
  data text not null,
  hash text not null,
  seq bigint not null,
  written_by xid8 not null default pg_current_xact_id(),
  constraint ticket_event_key PRIMARY KEY (ticket_id, version),
  constraint ticket_event_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES ticket(id)
);

CREATE INDEX ticket_event_seq ON ticket_event USING btree (seq);

CREATE INDEX ticket_event_written ON ticket_event USING btree (written_by, seq);

create table ticket_follower (
  person text not null,
  ticket_id text not null,
  constraint ticket_follower_key PRIMARY KEY (person, ticket_id),
  constraint ticket_follower_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES ticket(id)
);

CREATE INDEX ticket_follower_ticket ON ticket_follower USING btree (ticket_id);

create table ticket_seal (
  ticket_id text not null,
  seal text not null,
  constraint ticket_seal_pkey PRIMARY KEY (ticket_id)
);

create table ticket_text (
  ticket_id text not null,
  no integer not null,
  ended boolean not null,
  words tsvector not null,
  constraint ticket_text_no_key UNIQUE (no),
  constraint ticket_text_pkey PRIMARY KEY (ticket_id),
  constraint ticket_text_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES ticket(id)
);

CREATE INDEX ticket_text_words ON ticket_text USING gin (words) WHERE ended;

create table ticket_token (
  hash text not null,
  ticket_id text not null,
  created_at text not null,
  mailed integer not null default 0,
  constraint ticket_token_pkey PRIMARY KEY (hash),
  constraint ticket_token_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES ticket(id)
);

create table visit (
  visit text not null,
  at text not null,
  body text not null,
  constraint visit_pkey PRIMARY KEY (visit)
);

CREATE INDEX visit_at ON visit USING btree (at);

CREATE OR REPLACE FUNCTION questions_saying(asked tsquery)
 RETURNS SETOF text
 LANGUAGE sql
 STABLE
 SET enable_seqscan TO 'off'
AS $function$select question_id from question_words where words @@ asked$function$;

CREATE OR REPLACE FUNCTION ticket_numbers_saying(asked tsquery, most integer)
 RETURNS bytea
 LANGUAGE sql
 STABLE
 SET enable_seqscan TO 'off'
AS $function$select string_agg(int4send(no), null) from (select no from ticket_text where ended and words @@ asked limit most) as one$function$;

CREATE OR REPLACE FUNCTION ticket_text_begun()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ begin
        new.ended := coalesce((select state in ('resolved', 'closed') from ticket where id = new.ticket_id), false);
        return new;
      end $function$;

CREATE OR REPLACE FUNCTION ticket_text_ended()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ begin
        update ticket_text set ended = new.state in ('resolved', 'closed') where ticket_id = new.id;
        return null;
      end $function$;

CREATE OR REPLACE FUNCTION tickets_saying(asked tsquery)
 RETURNS SETOF text
 LANGUAGE sql
 STABLE
 SET enable_seqscan TO 'off'
AS $function$select ticket_id from ticket_text where ended and words @@ asked$function$;
