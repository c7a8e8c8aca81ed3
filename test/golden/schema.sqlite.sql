create table "api_key" (
  "id" text primary key,
  "name" text not null,
  "hash" text not null unique,
  "scopes" text not null,
  "team" text,
  "created_at" text not null,
  "made_by" text not null,
  "expires_at" text,
  "revoked_at" text,
  "last_used_at" text
) strict;

create table "api_key_event" (
  "id" text primary key,
  "at" text not null,
  "name" text not null,
  "what" text not null,
  "made_by" text not null
) strict;

create table "asker" (
  "ticket_id" text primary key references "ticket" ("id"),
  "need" text not null,
  "told_at" text
) strict;

CREATE INDEX "asker_need" on "asker" ("need", "told_at");

create table "attachment" (
  "id" text primary key,
  "ticket_id" text not null references "ticket" ("id"),
  "name" text not null,
  "type" text not null,
  "size" integer not null,
  "internal" integer not null,
  "by_kind" text not null,
  "created_at" text not null,
  "bytes" blob not null
) strict;

CREATE INDEX "attachment_created" on "attachment" ("created_at", "by_kind", "ticket_id", "size");

CREATE INDEX "attachment_ticket" on "attachment" ("ticket_id");

create table "digest" (
  "team" text not null,
  "week" text not null,
  constraint "digest_key" primary key ("team", "week")
) strict;

CREATE VIRTUAL TABLE ended_words using fts5 (words, content = '', contentless_delete = 1,
      tokenize = 'ascii tokenchars ''.#+''', detail = none, prefix = '1 2 3 4 5 6 7 8');

create table "gap" (
  "id" text primary key,
  "name" text not null,
  "renamed" integer not null,
  "state" text not null,
  "stems" text not null,
  "size" integer not null,
  "count" integer not null,
  "opened_at" text not null,
  "last_at" text not null,
  "closed_at" text,
  "answered_by" text,
  "owner" text,
  "reason" text,
  "tried" text not null
) strict;

CREATE INDEX "gap_size" on "gap" ("size");

CREATE INDEX "gap_state" on "gap" ("state", "count", "id");

CREATE INDEX "gap_tried" on "gap" ("tried", "state");

create table "gap_day" (
  "gap" text not null,
  "day" text not null,
  "count" integer not null,
  constraint "gap_day_key" primary key ("gap", "day")
) strict;

CREATE INDEX "gap_day_day" on "gap_day" ("day");

create table "gap_stem" (
  "stem" text not null,
  "gap" text not null,
  "times" integer not null,
  constraint "gap_stem_key" primary key ("stem", "gap")
) strict;

CREATE INDEX "gap_stem_gap" on "gap_stem" ("gap");

create table "held_file" (
  "mail" text not null references "held_mail" ("id") on delete cascade,
  "no" integer not null,
  "name" text not null,
  "bytes" blob not null,
  constraint "held_file_key" primary key ("mail", "no")
) strict;

create table "held_mail" (
  "id" text primary key,
  "at" text not null,
  "because" text not null,
  "ticket_id" text,
  "size" integer not null,
  "body" text not null
) strict;

create table "idempotency" (
  "key" text primary key,
  "fingerprint" text not null,
  "status" integer not null,
  "body" text not null,
  "created_at" text not null,
  "made" text
) strict;

CREATE INDEX "idempotency_created" on "idempotency" ("created_at");

create table "joined" (
  "key" text primary key,
  "name" text not null,
  "email" text not null,
  "teams" text not null,
  "at" text not null
) strict;

CREATE TABLE "knowledge_month" ("month" text not null, "outcome" text not null, "article" text not null, "count" integer not null, "visits" integer not null, constraint "knowledge_month_key" primary key ("month", "outcome", "article")) strict, without rowid;

create table "known_problem" (
  "id" text primary key,
  "automation" text,
  "automation_name" text,
  "title" text not null,
  "body" text not null,
  "state" text not null,
  "planned_from" text,
  "planned_to" text,
  "group_id" text not null,
  "by_email" text not null,
  "started_at" text not null,
  "updated_at" text not null,
  "ended_at" text
) strict;

CREATE INDEX "known_problem_open" on "known_problem" ("ended_at", "updated_at");

create table "learned_term" (
  "ticket_id" text not null references "ticket" ("id"),
  "article" text not null,
  "need" text not null,
  "words" text not null,
  "changed_at" text not null,
  "filed" integer not null,
  "withdrawn" text,
  constraint "learned_term_key" primary key ("ticket_id", "article", "need")
) strict;

CREATE INDEX "learned_term_article" on "learned_term" ("article", "need");

CREATE INDEX "learned_term_changed" on "learned_term" ("changed_at", "withdrawn");

create table "mail_address" (
  "email" text primary key,
  "confirmed_at" text,
  "day" text not null,
  "mails" integer not null
) strict;

create table "mail_in" (
  "key" text primary key,
  "at" text not null,
  "sender" text not null,
  "outcome" text not null,
  "because" text,
  "ticket_id" text
) strict;

CREATE INDEX "mail_in_at" on "mail_in" ("at");

CREATE INDEX "mail_in_sender" on "mail_in" ("sender", "at", "outcome");

create table "member" (
  "id" text primary key,
  "name" text not null,
  "email" text,
  "email_key" text unique,
  "created_at" text not null,
  "confirmed_at" text,
  "trusted_at" text,
  "blocked_at" text,
  "last_at" text not null
) strict;

CREATE INDEX "member_last" on "member" ("last_at");

create table "member_link" (
  "id" text primary key,
  "member" text not null references "member" ("id"),
  "hash" text,
  "body" text not null,
  "created_at" text not null
) strict;

CREATE INDEX "member_link_created" on "member_link" ("created_at");

CREATE INDEX "member_link_hash" on "member_link" ("hash");

create table "member_session" (
  "hash" text primary key,
  "member" text not null references "member" ("id"),
  "created_at" text not null
) strict;

CREATE INDEX "member_session_created" on "member_session" ("created_at");

create table "migration" (
  "name" text primary key,
  "applied_at" text not null
) strict;

create table "need" (
  "need" text primary key,
  "words" text not null,
  "gap" text,
  "automation" text,
  "top" text,
  "first_at" text not null,
  "last_at" text not null,
  "count" integer not null,
  "weak" integer not null,
  "left_out" integer not null,
  "asked" integer not null,
  "tickets" integer not null,
  "questions" integer not null
) strict;

CREATE INDEX "need_gap" on "need" ("gap", "count", "need");

CREATE INDEX "need_lone" on "need" ("first_at", "need") where gap is null;

create table "need_day" (
  "need" text not null,
  "day" text not null,
  "count" integer not null,
  constraint "need_day_key" primary key ("need", "day")
) strict;

CREATE INDEX "need_day_day" on "need_day" ("day");

create table "notice" (
  "id" text primary key,
  "ticket_id" text references "ticket" ("id"),
  "kind" text not null,
  "channel" text not null,
  "recipient" text not null,
  "body" text not null,
  "created_at" text not null,
  "send_at" text not null,
  "planned_at" text not null,
  "sent_at" text,
  "withdrawn" text,
  "attempts" integer default 0 not null,
  "error" text,
  "version" integer,
  "lease" text
) strict;

CREATE INDEX "notice_held" on "notice" ("recipient", "created_at", "id") where channel = 'held' and sent_at is null;

CREATE INDEX "notice_lane" on "notice" ("recipient", "send_at", "id") where version is not null and sent_at is null;

CREATE INDEX "notice_order" on "notice" ("ticket_id", "recipient", "version") where version is not null and sent_at is null;

CREATE INDEX "notice_recipient" on "notice" ("recipient", "kind", "created_at");

CREATE INDEX "notice_unsent" on "notice" ("send_at", "id", "planned_at") where sent_at is null;

create table "occurrence" (
  "ticket_id" text primary key references "ticket" ("id"),
  "count" integer not null,
  "last_at" text not null,
  "last_text" text not null,
  "urgency" text not null,
  "told_at" text not null
) strict;

CREATE TABLE "presence" ("ticket_id" text not null references "ticket" ("id"), "email" text not null, "typing" integer not null, "seen_at" text not null, constraint "presence_key" primary key ("ticket_id", "email")) strict, without rowid;

CREATE INDEX "presence_seen_at" on "presence" ("seen_at");

create table "question" (
  "no" integer primary key,
  "id" text not null unique,
  "version" integer not null,
  "title" text not null,
  "automation" text,
  "shown" integer not null,
  "answers" integer not null,
  "accepted" integer not null,
  "votes" integer not null,
  "waiting" integer not null,
  "settled" integer not null,
  "pending_at" text not null,
  "asked_at" text not null,
  "updated_at" text not null,
  "seal" text not null,
  "body" text not null
) strict;

CREATE INDEX "question_automation" on "question" ("shown", "automation", "asked_at", "id");

CREATE INDEX "question_newest" on "question" ("shown", "asked_at", "id");

CREATE INDEX "question_pending" on "question" ("automation", "pending_at", "id") where "pending_at" < '9999';

CREATE INDEX "question_settled" on "question" ("asked_at", "id") where settled = 1;

CREATE INDEX "question_waiting" on "question" ("waiting", "asked_at", "id");

CREATE INDEX "question_waiting_automation" on "question" ("waiting", "automation", "asked_at", "id");

create table "question_event" (
  "question_id" text not null references "question" ("id"),
  "version" integer not null,
  "type" text not null,
  "at" text not null,
  "actor" text not null,
  "data" text not null,
  "hash" text not null,
  constraint "question_event_key" primary key ("question_id", "version")
) strict;

create table "question_need" (
  "question_id" text not null references "question" ("id"),
  "need" text not null,
  constraint "question_need_key" primary key ("question_id", "need")
) strict;

CREATE INDEX "question_need_need" on "question_need" ("need");

CREATE VIRTUAL TABLE question_words using fts5 (words, tokenize = 'ascii tokenchars ''.#+''', detail = none, prefix = '1 2 3 4 5 6 7 8');

CREATE TABLE 'question_words_config'(k PRIMARY KEY, v) WITHOUT ROWID;

CREATE TABLE 'question_words_content'(id INTEGER PRIMARY KEY, c0);

CREATE TABLE 'question_words_data'(id INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'question_words_docsize'(id INTEGER PRIMARY KEY, sz BLOB);

CREATE TABLE 'question_words_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

create table "reply_address" (
  "hash" text primary key,
  "ticket_id" text not null references "ticket" ("id"),
  "reader" text not null,
  "created_at" text not null
) strict;

create table "saved_view" (
  "id" text primary key,
  "owner" text not null,
  "team" text,
  "name" text not null,
  "question" text not null,
  "created_at" text not null
) strict;

CREATE INDEX "saved_view_owner" on "saved_view" ("owner");

CREATE INDEX "saved_view_team" on "saved_view" ("team");

create table "sign_in_link" (
  "hash" text primary key,
  "email" text not null,
  "until_at" text not null
) strict;

CREATE INDEX "sign_in_link_email" on "sign_in_link" ("email");

create table "sign_in_try" (
  "key" text primary key,
  "account" text not null,
  "tries" integer not null,
  "last_at" text not null,
  "until_at" text not null,
  "known_at" text
) strict;

CREATE INDEX "sign_in_try_account" on "sign_in_try" ("account");

create table "signal" (
  "id" text primary key,
  "at" text not null,
  "kind" text not null,
  "source" text not null,
  "outcome" text not null,
  "visit" text,
  "article" text not null,
  "words" text,
  "results" integer,
  "clicked" integer,
  "top" text,
  "revision" text,
  "reason" text,
  "comment" text
) strict;

CREATE INDEX "signal_article" on "signal" ("article", "kind", "outcome", "at");

CREATE INDEX "signal_at" on "signal" ("at");

create table "signal_day" (
  "day" text not null,
  "kind" text not null,
  "outcome" text not null,
  "article" text not null,
  "source" text not null,
  "count" integer not null,
  constraint "signal_day_key" primary key ("day", "kind", "outcome", "article", "source")
) strict;

CREATE TABLE "solved_month" ("month" text not null, "article" text not null, "automation" text not null, "resolved" integer not null, "asked" integer not null, "found" integer not null, constraint "solved_month_key" primary key ("month", "article", "automation")) strict, without rowid;

CREATE INDEX "solved_month_article" on "solved_month" ("article");

create table "support_model" (
  "version" text primary key,
  "body" text not null,
  "first_used_at" text not null,
  "changed_by" text
) strict;

CREATE TRIGGER ticket_text_ended after update of state on ticket
    when old.state not in ('resolved', 'closed') and new.state in ('resolved', 'closed') begin
      insert into ended_words (rowid, words) select no, words from ticket_words where no = new.no;
    end;

CREATE TRIGGER ticket_text_reopened after update of state on ticket
    when old.state in ('resolved', 'closed') and new.state not in ('resolved', 'closed') begin
      delete from ended_words where rowid = new.no;
    end;

create table "ticket" (
  "no" integer primary key,
  "id" text not null unique,
  "ref" text not null unique,
  "version" integer not null,
  "type" text not null,
  "state" text not null,
  "waiting_on" text,
  "title" text not null,
  "automation" text,
  "priority" text not null,
  "level" integer not null,
  "team" text not null,
  "assignee" text,
  "machine" text,
  "teams" text not null,
  "group_id" text,
  "requester_email" text not null,
  "model" text not null references "support_model" ("version"),
  "source_key" text,
  "opened_at" text not null,
  "updated_at" text not null,
  "resolved_at" text,
  "closed_at" text,
  "next_due" text not null,
  "risk_at" text not null,
  "wake_at" text not null,
  "queue_order" text not null,
  "body" text not null
) strict;

CREATE INDEX "ticket_active" on "ticket" ("id", "state", "automation", "level", "team", "assignee", "priority", "opened_at", "next_due") where state in ('new', 'open', 'waiting');

CREATE INDEX "ticket_automation" on "ticket" ("automation", "opened_at");

CREATE INDEX "ticket_ended" on "ticket" ("state", "queue_order", "id", "team", "level", "assignee", "automation", "priority", "waiting_on", "next_due", "risk_at", "requester_email", "opened_at", "group_id") where state in ('resolved', 'closed');

CREATE INDEX "ticket_group" on "ticket" ("group_id") where "group_id" is not null;

CREATE INDEX "ticket_opened" on "ticket" ("opened_at", "id");

CREATE INDEX "ticket_requester" on "ticket" ("requester_email", "opened_at");

CREATE UNIQUE INDEX "ticket_source_key" on "ticket" ("source_key") where source_key is not null and state in ('new', 'open', 'waiting');

CREATE INDEX "ticket_wake" on "ticket" ("wake_at", "id");

create table "ticket_answer" (
  "ticket_id" text primary key references "ticket" ("id"),
  "found" text,
  "automation" text,
  "resolved_month" text not null,
  "solved_by" text not null,
  "rank" integer
) strict;

create table "ticket_event" (
  "seq" integer primary key,
  "ticket_id" text not null references "ticket" ("id"),
  "version" integer not null,
  "type" text not null,
  "at" text not null,
  "actor" text not null,
  "data" text not null,
  "hash" text not null,
  constraint "ticket_event_key" unique ("ticket_id", "version")
) strict;

CREATE TABLE "ticket_follower" ("person" text not null, "ticket_id" text not null references "ticket" ("id"), constraint "ticket_follower_key" primary key ("person", "ticket_id")) strict, without rowid;

CREATE INDEX "ticket_follower_ticket" on "ticket_follower" ("ticket_id");

create table "ticket_seal" (
  "ticket_id" text primary key,
  "seal" text not null
) strict;

CREATE VIEW ticket_text (ticket_id, words) as
    select ticket.id, ticket_words.words from ticket join ticket_words using (no);

CREATE TRIGGER ticket_text_insert instead of insert on ticket_text begin
      insert into ticket_words (no, words) select no, new.words from ticket where id = new.ticket_id;
      insert into ended_words (rowid, words) select no, new.words from ticket
        where id = new.ticket_id and state in ('resolved', 'closed');
    end;

create table "ticket_token" (
  "hash" text primary key,
  "ticket_id" text not null references "ticket" ("id"),
  "created_at" text not null,
  "mailed" integer default 0 not null
) strict;

CREATE TABLE ticket_words (no integer primary key, words text not null) strict;

create table "visit" (
  "visit" text primary key,
  "at" text not null,
  "body" text not null
) strict;

CREATE INDEX "visit_at" on "visit" ("at");
