import { type CreateTableBuilder, type Kysely, sql } from 'kysely'
import type { Dialect } from '../handle.ts'
import type { DB } from '../schema.ts'

export async function up(db: Kysely<DB>, dialect: Dialect): Promise<void> {
  const strict = <T extends string, C extends string>(table: CreateTableBuilder<T, C>) =>
    dialect === 'sqlite' ? table.modifyEnd(sql`strict`) : table
  const bytes = dialect === 'sqlite' ? sql`blob` : sql`bytea`

  await strict(
    db.schema
      .createTable('support_model')
      .addColumn('version', 'text', (c) => c.primaryKey())
      .addColumn('body', 'text', (c) => c.notNull())
      .addColumn('first_used_at', 'text', (c) => c.notNull())
      .addColumn('changed_by', 'text'),
  ).execute()

  await strict(
    db.schema
      .createTable('ticket')
      .$call((table) =>
        dialect === 'sqlite'
          ? table.addColumn('no', 'integer', (c) => c.primaryKey()).addColumn('id', 'text', (c) => c.notNull().unique())
          : table.addColumn('id', 'text', (c) => c.primaryKey()),
      )
      .addColumn('ref', 'text', (c) => c.notNull().unique())
      .addColumn('version', 'integer', (c) => c.notNull())
      .addColumn('type', 'text', (c) => c.notNull())
      .addColumn('state', 'text', (c) => c.notNull())
      .addColumn('waiting_on', 'text')
      .addColumn('title', 'text', (c) => c.notNull())
      .addColumn('automation', 'text')
      .addColumn('priority', 'text', (c) => c.notNull())
      .addColumn('level', 'integer', (c) => c.notNull())
      .addColumn('team', 'text', (c) => c.notNull())
      .addColumn('assignee', 'text')
      .addColumn('machine', 'text')
      .addColumn('teams', 'text', (c) => c.notNull())
      .addColumn('group_id', 'text')
      .addColumn('requester_email', 'text', (c) => c.notNull())
      .addColumn('model', 'text', (c) => c.notNull().references('support_model.version'))
      .addColumn('source_key', 'text')
      .addColumn('opened_at', 'text', (c) => c.notNull())
      .addColumn('updated_at', 'text', (c) => c.notNull())
      .addColumn('resolved_at', 'text')
      .addColumn('closed_at', 'text')
      .addColumn('next_due', 'text', (c) => c.notNull())
      .addColumn('risk_at', 'text', (c) => c.notNull())
      .addColumn('wake_at', 'text', (c) => c.notNull())
      .addColumn('queue_order', 'text', (c) => c.notNull())
      .addColumn('body', 'text', (c) => c.notNull()),
  ).execute()

  // What is not solved is held in memory by who shows queues: this is what it is read by, and what is counted of it elsewhere.
  await db.schema
    .createIndex('ticket_active')
    .on('ticket')
    .columns(['id', 'state', 'automation', 'level', 'team', 'assignee', 'priority', 'opened_at', 'next_due'])
    .where(sql<boolean>`state in ('new', 'open', 'waiting')`)
    .execute()
  // Everything by which what has ended is filtered, so that no question of the desk has to look into rows that do not fit.
  await db.schema
    .createIndex('ticket_ended')
    .on('ticket')
    .columns(['state', 'queue_order', 'id', 'team', 'level', 'assignee', 'automation', 'priority', 'waiting_on'])
    .columns(['next_due', 'risk_at', 'requester_email', 'opened_at', 'group_id'])
    .where(sql<boolean>`state in ('resolved', 'closed')`)
    .execute()
  await db.schema.createIndex('ticket_opened').on('ticket').columns(['opened_at', 'id']).execute()
  await db.schema.createIndex('ticket_wake').on('ticket').columns(['wake_at', 'id']).execute()
  await db.schema.createIndex('ticket_automation').on('ticket').columns(['automation', 'opened_at']).execute()
  await db.schema
    .createIndex('ticket_group')
    .on('ticket')
    .columns(['group_id'])
    .where('group_id', 'is not', null)
    .execute()
  await db.schema.createIndex('ticket_requester').on('ticket').columns(['requester_email', 'opened_at']).execute()
  await db.schema
    .createIndex('ticket_source_key')
    .on('ticket')
    .column('source_key')
    .unique()
    .where(sql<boolean>`source_key is not null and state in ('new', 'open', 'waiting')`)
    .execute()

  await strict(
    db.schema
      .createTable('ticket_event')
      // Named, for a row's own number may be another one after the file has been packed.
      .$call((table) => (dialect === 'sqlite' ? table.addColumn('seq', 'integer', (c) => c.primaryKey()) : table))
      .addColumn('ticket_id', 'text', (c) => c.notNull().references('ticket.id'))
      .addColumn('version', 'integer', (c) => c.notNull())
      .addColumn('type', 'text', (c) => c.notNull())
      .addColumn('at', 'text', (c) => c.notNull())
      .addColumn('actor', 'text', (c) => c.notNull())
      .addColumn('data', 'text', (c) => c.notNull())
      .addColumn('hash', 'text', (c) => c.notNull())
      .$call((table) =>
        dialect === 'sqlite'
          ? table.addUniqueConstraint('ticket_event_key', ['ticket_id', 'version'])
          : table.addPrimaryKeyConstraint('ticket_event_key', ['ticket_id', 'version']),
      ),
  ).execute()
  if (dialect === 'postgres') {
    await db.schema
      .alterTable('ticket_event')
      .addColumn('seq', 'bigint', (c) => c.notNull().generatedByDefaultAsIdentity())
      .execute()
    // Numbers are given before commits are made, in any order: which events are all there is known by who wrote them.
    await sql`alter table ticket_event add column written_by xid8 not null default pg_current_xact_id()`.execute(db)
    await sql`create index ticket_event_written on ticket_event (written_by, seq)`.execute(db)
    await db.schema.createIndex('ticket_event_seq').on('ticket_event').column('seq').execute()
  }

  await strict(
    db.schema
      .createTable('ticket_token')
      .addColumn('hash', 'text', (c) => c.primaryKey())
      .addColumn('ticket_id', 'text', (c) => c.notNull().references('ticket.id'))
      .addColumn('created_at', 'text', (c) => c.notNull()),
  ).execute()

  await strict(
    db.schema
      .createTable('occurrence')
      .addColumn('ticket_id', 'text', (c) => c.primaryKey().references('ticket.id'))
      .addColumn('count', 'integer', (c) => c.notNull())
      .addColumn('last_at', 'text', (c) => c.notNull())
      .addColumn('last_text', 'text', (c) => c.notNull())
      .addColumn('urgency', 'text', (c) => c.notNull())
      .addColumn('told_at', 'text', (c) => c.notNull()),
  ).execute()

  await strict(
    db.schema
      .createTable('notice')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('ticket_id', 'text', (c) => c.references('ticket.id'))
      .addColumn('kind', 'text', (c) => c.notNull())
      .addColumn('channel', 'text', (c) => c.notNull())
      .addColumn('recipient', 'text', (c) => c.notNull())
      .addColumn('body', 'text', (c) => c.notNull())
      .addColumn('created_at', 'text', (c) => c.notNull())
      .addColumn('send_at', 'text', (c) => c.notNull())
      .addColumn('planned_at', 'text', (c) => c.notNull())
      .addColumn('sent_at', 'text')
      .addColumn('withdrawn', 'text')
      .addColumn('attempts', 'integer', (c) => c.notNull().defaultTo(0))
      .addColumn('error', 'text')
      .addColumn('version', 'integer'),
  ).execute()
  await db.schema
    .createIndex('notice_unsent')
    .on('notice')
    .columns(['send_at', 'id', 'planned_at'])
    .where(sql<boolean>`sent_at is null`)
    .execute()

  await db.schema
    .createIndex('notice_lane')
    .on('notice')
    .columns(['recipient', 'send_at', 'id'])
    .where(sql<boolean>`version is not null and sent_at is null`)
    .execute()

  await db.schema
    .createIndex('notice_order')
    .on('notice')
    .columns(['ticket_id', 'recipient', 'version'])
    .where(sql<boolean>`version is not null and sent_at is null`)
    .execute()

  await db.schema
    .createIndex('notice_held')
    .on('notice')
    .columns(['recipient', 'created_at', 'id'])
    .where(sql<boolean>`channel = 'held' and sent_at is null`)
    .execute()

  await strict(
    db.schema
      .createTable('attachment')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('ticket_id', 'text', (c) => c.notNull().references('ticket.id'))
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('type', 'text', (c) => c.notNull())
      .addColumn('size', 'integer', (c) => c.notNull())
      .addColumn('internal', 'integer', (c) => c.notNull())
      .addColumn('by_kind', 'text', (c) => c.notNull())
      .addColumn('created_at', 'text', (c) => c.notNull())
      .addColumn('bytes', bytes, (c) => c.notNull()),
  ).execute()
  await db.schema.createIndex('attachment_ticket').on('attachment').column('ticket_id').execute()

  await strict(
    db.schema
      .createTable('idempotency')
      .addColumn('key', 'text', (c) => c.primaryKey())
      .addColumn('fingerprint', 'text', (c) => c.notNull())
      .addColumn('status', 'integer', (c) => c.notNull())
      .addColumn('body', 'text', (c) => c.notNull())
      .addColumn('created_at', 'text', (c) => c.notNull()),
  ).execute()
  await db.schema.createIndex('idempotency_created').on('idempotency').column('created_at').execute()

  await strict(
    db.schema
      .createTable('api_key')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('hash', 'text', (c) => c.notNull().unique())
      .addColumn('scopes', 'text', (c) => c.notNull())
      .addColumn('team', 'text')
      .addColumn('created_at', 'text', (c) => c.notNull())
      .addColumn('made_by', 'text', (c) => c.notNull())
      .addColumn('expires_at', 'text')
      .addColumn('revoked_at', 'text')
      .addColumn('last_used_at', 'text'),
  ).execute()
  await strict(
    db.schema
      .createTable('api_key_event')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('at', 'text', (c) => c.notNull())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('what', 'text', (c) => c.notNull())
      .addColumn('made_by', 'text', (c) => c.notNull()),
  ).execute()

  if (dialect === 'sqlite') {
    // The words come cut and folded: spaces part them, and nothing else does. A search asks for beginnings and answers numbers of
    // tickets without reading what it found, for one word may be in all of them.
    await sql`create virtual table ticket_words using fts5 (words, tokenize = ${sql.lit("ascii tokenchars '.#+'")}, detail = none, prefix = '1 2 3 4 5 6 7 8')`.execute(
      db,
    )
    await sql`
      create view ticket_text (ticket_id, words) as
      select ticket.id, ticket_words.words from ticket join ticket_words on ticket_words.rowid = ticket.no`.execute(db)
    await sql`
      create trigger ticket_text_insert instead of insert on ticket_text begin
        insert into ticket_words (rowid, words) select no, new.words from ticket where id = new.ticket_id;
      end`.execute(db)
  } else {
    await db.schema
      .createTable('ticket_text')
      .addColumn('ticket_id', 'text', (c) => c.primaryKey().references('ticket.id'))
      .addColumn('no', 'integer', (c) => c.notNull().generatedAlwaysAsIdentity().unique())
      .addColumn('ended', 'boolean', (c) => c.notNull())
      .addColumn('words', sql`tsvector`, (c) => c.notNull())
      .execute()
    // What is open is found in memory: the index holds the words of what has ended alone.
    await sql`create index ticket_text_words on ticket_text using gin (words) where ended`.execute(db)
    // Filed in one statement, a ticket is not seen yet by its words; what comes in ended is told of by the ticket.
    await sql`
      create function ticket_text_begun() returns trigger language plpgsql as $$ begin
        new.ended := coalesce((select state in ('resolved', 'closed') from ticket where id = new.ticket_id), false);
        return new;
      end $$`.execute(db)
    await sql`
      create trigger ticket_text_begun before insert on ticket_text for each row execute function ticket_text_begun()`.execute(
      db,
    )
    await sql`
      create function ticket_text_ended() returns trigger language plpgsql as $$ begin
        update ticket_text set ended = new.state in ('resolved', 'closed') where ticket_id = new.id;
        return null;
      end $$`.execute(db)
    await sql`
      create trigger ticket_text_filed after insert on ticket for each row
      when (new.state in ('resolved', 'closed')) execute function ticket_text_ended()`.execute(db)
    await sql`
      create trigger ticket_text_ended after update of state on ticket for each row
      when ((old.state in ('resolved', 'closed')) <> (new.state in ('resolved', 'closed'))) execute function ticket_text_ended()`.execute(
      db,
    )
    // Its own plan, whatever it is asked in: the index knows how many there are, the planner does not.
    await sql`
      create function tickets_saying(asked tsquery) returns setof text language sql stable rows 1000 set enable_seqscan = off
      as 'select ticket_id from ticket_text where ended and words @@ asked'`.execute(db)
    // Numbers, four bytes each: rows would take longer than finding them.
    await sql`
      create function ticket_numbers_saying(asked tsquery, most integer) returns bytea language sql stable set enable_seqscan = off
      as 'select string_agg(int4send(no), null) from (select no from ticket_text where ended and words @@ asked limit most) as one'`.execute(
      db,
    )
  }
}
