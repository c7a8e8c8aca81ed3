import { type Kysely, sql } from 'kysely'
import type { Dialect } from '../handle.ts'
import type { DB } from '../schema.ts'

/** What is open is found in memory: SQLite's index too holds the words of what has ended alone, and costs nobody who files. */
export async function up(db: Kysely<DB>, dialect: Dialect): Promise<void> {
  if (dialect === 'postgres') return
  await sql`drop trigger ticket_text_insert`.execute(db)
  await sql`drop view ticket_text`.execute(db)
  await sql`alter table ticket_words rename to former_words`.execute(db)
  await sql`create table ticket_words (no integer primary key, words text not null) strict`.execute(db)
  await sql`insert into ticket_words (no, words) select rowid, words from former_words order by rowid`.execute(db)
  await sql`drop table former_words`.execute(db)
  // The words come cut and folded: spaces part them, and nothing else does. A search asks for beginnings and answers numbers of
  // tickets without reading what it found, for one word may be in all of them.
  await sql`
    create virtual table ended_words using fts5 (words, content = '', contentless_delete = 1,
      tokenize = ${sql.lit("ascii tokenchars '.#+'")}, detail = none, prefix = '1 2 3 4 5 6 7 8')`.execute(db)
  await sql`
    insert into ended_words (rowid, words) select ticket_words.no, words from ticket_words join ticket using (no)
    where state in ('resolved', 'closed') order by ticket_words.no`.execute(db)
  await sql`
    create view ticket_text (ticket_id, words) as
    select ticket.id, ticket_words.words from ticket join ticket_words using (no)`.execute(db)
  await sql`
    create trigger ticket_text_insert instead of insert on ticket_text begin
      insert into ticket_words (no, words) select no, new.words from ticket where id = new.ticket_id;
      insert into ended_words (rowid, words) select no, new.words from ticket
        where id = new.ticket_id and state in ('resolved', 'closed');
    end`.execute(db)
  await sql`
    create trigger ticket_text_ended after update of state on ticket
    when old.state not in ('resolved', 'closed') and new.state in ('resolved', 'closed') begin
      insert into ended_words (rowid, words) select no, words from ticket_words where no = new.no;
    end`.execute(db)
  await sql`
    create trigger ticket_text_reopened after update of state on ticket
    when old.state in ('resolved', 'closed') and new.state not in ('resolved', 'closed') begin
      delete from ended_words where rowid = new.no;
    end`.execute(db)
}
