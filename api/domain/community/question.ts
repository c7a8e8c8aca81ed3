import type { CommunityActor, QuestionEvent, Writer } from './facts.ts'

/** A question or one of its answers. */
export type Post = {
  no: number
  by: Writer
  at: string
  text: string
  editedAt: string | null
  /** What it said before, oldest first. */
  before: { at: string; text: string }[]
  votes: string[]
  official: boolean
  /** Nobody but its author and the team reads it until the team has shown it. */
  held: boolean
  hidden: boolean
  /** Whether the team has blocked its author's address because of it. */
  blocked: boolean
  /** Whether the team has looked at it as it stands. */
  seen: boolean
  reports: { by: string; at: string; reason: string }[]
}

/** A question as the fold of its log. */
export type Question = {
  id: string
  version: number
  title: string
  automation: string | null
  article: string | null
  /** What was searched for before it was asked. */
  searched: string | null
  posts: Post[]
  accepted: number | null
  locked: boolean
  mergedInto: string | null
  /** The ticket that it became. */
  ticket: string | null
  /** The article that it became. */
  writtenUp: string | null
  followers: string[]
  at: string
  updatedAt: string
}

/** Under which name votes, reports and followers are counted. */
export function keyOfWriter(by: CommunityActor): string {
  return by.kind === 'member' ? by.id : by.kind === 'support' ? `desk:${by.email}` : ''
}

/** The question itself. */
export function asked({ posts }: Question): Post {
  return posts[0] as Post
}

/** Whether anybody may read a post. */
export function isShown({ held, hidden }: Post): boolean {
  return !held && !hidden
}

/** Answers that anybody may read: the accepted one first, then the team's, then by votes. */
export function answersOf({ posts, accepted }: Question): Post[] {
  const rank = (post: Post) => (post.no === accepted ? 2 : 0) + (post.official ? 1 : 0)
  return posts
    .slice(1)
    .filter(isShown)
    .sort((a, b) => rank(b) - rank(a) || b.votes.length - a.votes.length || a.no - b.no)
}

/** Whether anybody may read a question at its own address. */
export function isPublic(question: Question): boolean {
  return question.mergedInto === null && isShown(asked(question))
}

/** Whether nobody has answered it, and somebody should. */
export function isWaiting(question: Question): boolean {
  const { ticket, locked, writtenUp } = question
  return isPublic(question) && answersOf(question).length === 0 && ticket === null && !locked && writtenUp === null
}

/** Whether it has an answer that stands: one that whoever asked or the team accepted, or one of the team's own. */
export function isSettled(question: Question): boolean {
  return isPublic(question) && answersOf(question).some(({ no, official }) => official || no === question.accepted)
}

/** Why the team should look at a post; null when it need not. */
export function pendingAs({ held, hidden, seen, reports }: Post): 'held' | 'reported' | 'new' | null {
  if (hidden) return null
  if (held) return 'held'
  if (reports.length > 0) return 'reported'
  return seen ? null : 'new'
}

/** Since when something of a question waits for a look of the team; null when nothing does. */
export function pendingSince({ posts, mergedInto }: Question): string | null {
  if (mergedInto !== null) return null
  const since = posts
    .filter((post) => pendingAs(post) !== null)
    .map(({ at, editedAt, reports }) => reports[0]?.at ?? editedAt ?? at)
  return since.sort()[0] ?? null
}

/** The question after one more event of its log. */
export function foldQuestion(question: Question, event: QuestionEvent): Question {
  const { version, at } = event
  return { ...changed(question, event), version, updatedAt: at }
}

/** A question from the whole of its log, which begins with how it was asked. */
export function questionFrom(id: string, events: readonly QuestionEvent[]): Question {
  const [first, ...rest] = events
  if (first?.type !== 'question.asked')
    throw new Error(`the log of question ${id} does not begin with how it was asked`)
  const { at, by, version, data } = first
  const { title, text, automation = null, article = null, searched = null, held, follow } = data
  const begun: Question = {
    id,
    version,
    title,
    automation,
    article,
    searched,
    posts: [newPost(0, { by: by as Writer, at, text, held, official: false })],
    accepted: null,
    locked: false,
    mergedInto: null,
    ticket: null,
    writtenUp: null,
    followers: follow ? [keyOfWriter(by)] : [],
    at,
    updatedAt: at,
  }
  return rest.reduce(foldQuestion, begun)
}

function newPost(no: number, given: Pick<Post, 'by' | 'at' | 'text' | 'held' | 'official'>): Post {
  const seen = given.by.kind === 'support'
  return { no, ...given, editedAt: null, before: [], votes: [], hidden: false, blocked: false, seen, reports: [] }
}

function changed(question: Question, event: QuestionEvent): Question {
  const { at, by } = event
  const who = keyOfWriter(by)
  const onPost = (no: number, change: (post: Post) => Partial<Post>): Question => ({
    ...question,
    posts: question.posts.map((post) => (post.no === no ? { ...post, ...change(post) } : post)),
  })
  switch (event.type) {
    case 'question.asked':
      return question
    case 'question.answered': {
      const { text, held, official } = event.data
      const post = newPost(question.posts.length, { by: by as Writer, at, text, held, official })
      return { ...question, posts: [...question.posts, post] }
    }
    case 'question.edited': {
      const { post: no, text, title } = event.data
      const edited = onPost(no, (post) => ({
        text,
        editedAt: at,
        before: [...post.before, { at: post.editedAt ?? post.at, text: post.text }],
        seen: by.kind === 'support',
      }))
      return title === undefined ? edited : { ...edited, title }
    }
    case 'question.voted':
      return onPost(event.data.post, ({ votes }) => ({ votes: [...votes.filter((one) => one !== who), who] }))
    case 'question.unvoted':
      return onPost(event.data.post, ({ votes }) => ({ votes: votes.filter((one) => one !== who) }))
    case 'question.accepted':
      return { ...question, accepted: event.data.post }
    case 'question.unaccepted':
      return { ...question, accepted: null }
    case 'question.marked':
      return onPost(event.data.post, () => ({ official: true }))
    case 'question.unmarked':
      return onPost(event.data.post, () => ({ official: false }))
    case 'question.followed':
      return { ...question, followers: [...question.followers.filter((one) => one !== who), who] }
    case 'question.unfollowed':
      return { ...question, followers: question.followers.filter((one) => one !== who) }
    case 'question.reported':
      return onPost(event.data.post, ({ reports }) => ({
        reports: [...reports, { by: who, at, reason: event.data.reason }],
      }))
    case 'question.hidden':
      return onPost(event.data.post, () => ({ hidden: true, held: false, seen: true, reports: [] }))
    case 'question.shown':
      return onPost(event.data.post, () => ({ hidden: false, held: false, seen: true, reports: [] }))
    case 'question.blocked':
      return onPost(event.data.post, () => ({ blocked: true }))
    case 'question.unblocked':
      return onPost(event.data.post, () => ({ blocked: false }))
    case 'question.locked':
      return { ...question, locked: true }
    case 'question.unlocked':
      return { ...question, locked: false }
    case 'question.merged':
      return { ...question, mergedInto: event.data.into }
    case 'question.moved':
      return { ...question, ticket: event.data.ref }
    case 'question.written-up':
      return { ...question, writtenUp: event.data.article }
  }
}
