import type { ColumnType, Generated } from 'kysely'
import type { ProblemStage } from '#domain/knowledge/known-problem.ts'

/** An event as stored; `hash` chains over the event before it. */
export type EventRow = {
  ticket_id: string
  version: number
  type: string
  at: string
  actor: string
  data: string
  hash: string
}

/** Text columns named `*_at` and `*_due` hold ISO 8601 UTC with milliseconds; `body`, `actor` and `data` hold JSON. Booleans are 0 and 1. */
export type DB = {
  migration: { name: string; applied_at: string }
  /** `changed_by`: who changed its files last, as far as that was known when it was first used. */
  support_model: { version: string; body: string; first_used_at: string; changed_by: string | null }
  ticket: TicketRow
  ticket_event: EventRow & {
    /** Grows with every event of the database, in the order in which they were made. */
    seq: Generated<number>
  }
  /** `mailed` tells those that only a mailbox has. */
  ticket_token: {
    hash: string
    ticket_id: string
    created_at: string
    mailed: ColumnType<number, number | undefined, number>
  }
  ticket_seal: { ticket_id: string; seal: string }
  /** How often a machine reported the same failure; kept beside the log, which is told once a minute. */
  occurrence: {
    ticket_id: string
    count: number
    last_at: string
    last_text: string
    urgency: string
    told_at: string
  }
  ticket_follower: { person: string; ticket_id: string }
  ticket_text: { ticket_id: string; words: string }
  notice: NoticeRow
  attachment: AttachmentRow
  idempotency: IdempotencyRow
  sign_in_try: SignInTryRow
  /** Whom an identity provider has put into teams, by a JSON list of their ids. */
  joined: { key: string; name: string; email: string; teams: string; at: string }
  sign_in_link: { hash: string; email: string; until_at: string }
  saved_view: SavedViewRow
  /** Who has a ticket open at the desk just now. */
  presence: { ticket_id: string; email: string; typing: number; seen_at: string }
  mail_address: { email: string; confirmed_at: string | null; day: string; mails: number }
  signal: SignalRow
  /** How many signals of a day came to the same; kept when the signals themselves are forgotten. */
  signal_day: { day: string; kind: string; outcome: string; article: string; source: string; count: number }
  /** The same by month, and how many visits told it first: what figures of articles are read from. Visits are counted here too. */
  knowledge_month: { month: string; outcome: string; article: string; count: number; visits: number }
  /** Visits of the last days, by their random names; `body` is the fold of what they told. */
  visit: { visit: string; at: string; body: string }
  /** What search finds for a ticket's own words when it is opened, and what solved it in the end. */
  ticket_answer: {
    ticket_id: string
    /** JSON: ids of articles, best first. */
    found: string | null
    automation: string | null
    /** Empty while it is not resolved. */
    resolved_month: string
    solved_by: string
    /** Place of what solved it among what was found; null where it was not among the first. */
    rank: number | null
  }
  /**
   * Requests of people that were resolved in a month, by what solved them: `article` and `automation` are empty where there was none.
   * `asked`: those of which it is kept what search found; `found`: those of which that was among the first.
   */
  solved_month: {
    month: string
    article: string
    automation: string
    resolved: number
    asked: number
    found: number
  }
  /** Weeks, by their Mondays, of which a team has had its mail about its articles. */
  digest: { team: string; week: string }
  gap: GapRow
  gap_day: { gap: string; day: string; count: number }
  /** In how many needs of a gap a stem is, to find gaps by stems. */
  gap_stem: { stem: string; gap: string; times: number }
  need: NeedRow
  need_day: { need: string; day: string; count: number }
  /** Who wants to hear when what they looked for is written: by the ticket that they filed. */
  asker: { ticket_id: string; need: string; told_at: string | null }
  /** Wordings that solved tickets teach; `need` is what they are about. */
  learned_term: {
    ticket_id: string
    article: string
    need: string
    words: string
    changed_at: string
    /** Whether it stands in the file of the content. */
    filed: number
    /** Why it teaches no more. */
    withdrawn: string | null
  }
  known_problem: KnownProblemRow
  member: MemberRow
  /** A link that was or will be mailed; `body` holds what is to be done when it is opened. */
  member_link: { id: string; member: string; hash: string | null; body: string; created_at: string }
  member_session: { hash: string; member: string; created_at: string }
  question: QuestionRow
  question_event: Omit<EventRow, 'ticket_id'> & { question_id: string }
  /** What a question of the community asks for, as gaps count it. */
  question_need: { question_id: string; need: string }
  /** On SQLite by `rowid`, on PostgreSQL by `question_id`. */
  question_words: { question_id: string; rowid: number; words: string }
  api_key: ApiKeyRow
  /** Who made, rotated and revoked which key: lines are added, never changed. */
  api_key_event: { id: string; at: string; name: string; what: string; made_by: string }
  /** `reader`: to whom the notice went, requester or support. */
  reply_address: { hash: string; ticket_id: string; reader: string; created_at: string }
  /** `key` and `sender` are hashes. */
  mail_in: {
    key: string
    at: string
    sender: string
    outcome: string
    because: string | null
    ticket_id: string | null
  }
  /** `body` is the mail but for its files; `ticket_id` the one that it seems to be about. */
  held_mail: { id: string; at: string; because: string; ticket_id: string | null; size: number; body: string }
  held_file: { mail: string; no: number; name: string; bytes: Uint8Array }
}

export type TicketRow = {
  id: string
  ref: string
  version: number
  type: string
  state: string
  waiting_on: string | null
  title: string
  automation: string | null
  priority: string
  level: number
  team: string
  assignee: string | null
  /** The machine that opened it. */
  machine: string | null
  /** Teams that have held it, between bars: |a|b|. */
  teams: string
  group_id: string | null
  requester_email: string
  model: string
  source_key: string | null
  opened_at: string
  updated_at: string
  resolved_at: string | null
  closed_at: string | null
  /** Earliest due instant of a running clock; far future when none runs, so that order and paging need no nulls. */
  next_due: string
  /** Earliest instant at which a running clock is at risk; far future when none. */
  risk_at: string
  /** Earliest instant at which the ticker has something to do; far future when none. */
  wake_at: string
  /** Where it stands in queues that are sorted by nothing else. */
  queue_order: string
  /** The whole ticket, as the fold of its events. */
  body: string
}

export type NoticeRow = {
  id: string
  ticket_id: string | null
  kind: string
  channel: string
  recipient: string
  body: string
  created_at: string
  send_at: string
  /** When `send_at` was set: an instant that has not come yet shows that the clock was put back since. */
  planned_at: string
  /** When it was sent, or withdrawn. */
  sent_at: string | null
  /** Why it was withdrawn rather than sent. */
  withdrawn: ColumnType<string | null, string | null | undefined, string | null>
  attempts: ColumnType<number, number | undefined, number>
  error: string | null
  /** Under which name it was taken last; of one on the channel `held`, the digest that takes it along. */
  lease: ColumnType<string | null, string | null | undefined, string | null>
  /** Which event of its ticket it tells, where those before it go first. */
  version: ColumnType<number | null, number | null | undefined, never>
}

export type IdempotencyRow = {
  key: string
  fingerprint: string
  /** 0 until the answer is kept. */
  status: number
  body: string
  created_at: string
  /** What the transactions of the request have made, as they made it; sealed. */
  made: string | null
}

export type SignInTryRow = {
  key: string
  account: string
  tries: number
  last_at: string
  until_at: string
  /** When the account has last signed in from this place. */
  known_at: string | null
}

/** `scopes` is JSON. */
export type ApiKeyRow = {
  id: string
  name: string
  hash: string
  scopes: string
  team: string | null
  created_at: string
  made_by: string
  expires_at: string | null
  revoked_at: string | null
  last_used_at: string | null
}

export type AttachmentRow = {
  id: string
  ticket_id: string
  name: string
  type: string
  size: number
  internal: number
  by_kind: string
  created_at: string
  bytes: Uint8Array
}

/** Needs that mean the same and that no article answers. */
type GapRow = {
  id: string
  name: string
  /** Whether a person gave the name. */
  renamed: number
  /** open, closed (answered now) or dismissed. */
  state: string
  /** JSON: in how many of its needs each stem is. */
  stems: string
  size: number
  count: number
  opened_at: string
  last_at: string
  closed_at: string | null
  /** The article or question, by its address without the slashes, that answers most of it. */
  answered_by: string | null
  owner: string | null
  reason: string | null
  /** The content and lessons that it was asked of last. */
  tried: string
}

/** What somebody looked for and did not find; `need` is what the words are about. */
type NeedRow = {
  need: string
  words: string
  gap: string | null
  automation: string | null
  /** The page that came first and was not opened; null where nothing fitted. */
  top: string | null
  first_at: string
  last_at: string
  count: number
  weak: number
  left_out: number
  asked: number
  tickets: number
  questions: number
}

/** What a reader did. Words, reasons and comments are masked. */
type SignalRow = {
  id: string
  at: string
  kind: string
  source: string
  outcome: string
  /** A random name, forgotten by the reader's tab. */
  visit: string | null
  /** Empty for none. */
  article: string
  words: string | null
  results: number | null
  clicked: number | null
  /** The article that came first. */
  top: string | null
  revision: string | null
  reason: string | null
  comment: string | null
}

export type KnownProblemRow = {
  id: string
  automation: string | null
  /** What the automation was called when it was announced. */
  automation_name: string | null
  title: string
  body: string
  state: ProblemStage
  planned_from: string | null
  planned_to: string | null
  group_id: string
  by_email: string
  started_at: string
  updated_at: string
  ended_at: string | null
}

/** Somebody who writes in the community. Their address is forgotten after a time; their name stays with what they wrote. */
export type MemberRow = {
  id: string
  name: string
  email: string | null
  email_key: string | null
  created_at: string
  confirmed_at: string | null
  /** When the team first showed something of theirs. */
  trusted_at: string | null
  blocked_at: string | null
  last_at: string
}

export type QuestionRow = {
  id: string
  version: number
  title: string
  automation: string | null
  shown: number
  answers: number
  accepted: number
  votes: number
  /** Whether it is without an answer. */
  waiting: number
  /** Whether it has an answer that stands. */
  settled: number
  /** Since when something of it waits for a look of its team; far future when nothing does. */
  pending_at: string
  asked_at: string
  updated_at: string
  /** Of the last event of its log. */
  seal: string
  /** The whole question, as the fold of its events. */
  body: string
}

/** Stands for "no instant": later than any other, so that text order puts it last. */
export const never = '9999-12-31T23:59:59.999Z'

/** Stands for the seal of a log that is older than seals, until it is sealed. */
export const unsealed = ''

export type SavedViewRow = {
  id: string
  owner: string
  team: string | null
  name: string
  /** JSON: what it asks of the queue. */
  question: string
  created_at: string
}
