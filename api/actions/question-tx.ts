import { ok, type Result, refuse } from '#domain/base/result.ts'
import { stamp } from '#domain/base/time.ts'
import { type Deciding, decideAsking, decideOn } from '#domain/community/decide.ts'
import type { CommunityActor, QuestionEvent, QuestionFact, Writer } from '#domain/community/facts.ts'
import { ownerOfQuestion } from '#domain/community/owner.ts'
import { foldQuestion, isPublic, type Question, questionFrom } from '#domain/community/question.ts'
import type { Ask, QuestionCommand } from '#domain/community/verbs.ts'
import type { Actor } from '#domain/ticket/event.ts'
import { communityWords } from '#domain/words/community.ts'
import type { Tx } from '../store/handle.ts'
import { endSessionsOf, findMember, updateMember } from '../store/members.ts'
import { findQuestion, lockQuestion, saveQuestion } from '../store/questions.ts'
import { storeTicket } from './new-ticket.ts'
import { tellGaps } from './question-need.ts'
import { tellFollowers } from './question-news.ts'
import { findAutomation, newId, type World } from './world.ts'

/** What was done, and to which post. */
export type Done = { id: string; post: number }

/** Asks a question as somebody whose address is confirmed, or of the desk. */
export async function askIn(world: World, tx: Tx, { ask, by }: { ask: Ask; by: Writer }): Promise<Result<Done>> {
  const automation = ask.automation ? findAutomation(world, ask.automation) : null
  if (ask.automation && !automation)
    return refuse('ticket.unknown-automation', {
      errors: [{ path: 'automation', message: `"${ask.automation}" is not in the catalogue` }],
    })
  const article = ask.article && world.articles.get(ask.article)?.audience === 'everyone' ? ask.article : undefined
  const holds = await holdsBack(world, tx, by)
  if (!holds.ok) return holds
  const { title, text, searched } = ask
  const about = automation?.id ?? (article ? world.articles.get(article)?.automation : undefined)
  const given = {
    title,
    text,
    ...(about ? { automation: about } : {}),
    ...(article ? { article } : {}),
    ...(searched ? { searched } : {}),
  }
  const id = newId(world)
  const events = numberedFrom(decideAsking(given, { by, holds: holds.value }), { world, by, after: 0 })
  const question = questionFrom(id, events)
  await saveQuestion(tx, { question, events, seal: world.seal, dialect: world.dialect })
  await tellGaps(world, tx, { before: null, after: question })
  return ok({ id, post: 0 })
}

type Act = { id: string; command: QuestionCommand; by: CommunityActor }

/** Does one thing to a question: loads it, asks the rules, appends what they decide, tells who follows it. */
export async function actIn(world: World, tx: Tx, { id, command, by }: Act): Promise<Result<Done>> {
  const before = await lockQuestion(tx, id, world.dialect)
  if (!before) return refuse('community.not-found')
  const holds = by.kind === 'ticker' ? ok(false) : await holdsBack(world, tx, by)
  if (!holds.ok) return holds
  const deciding: Deciding = { by, team: ownerOfQuestion(world, before), holds: holds.value }
  const asked = command.act === 'merge' ? await mergeable(tx, command) : ok(command)
  if (!asked.ok) return asked
  const decided = decideOn(before, asked.value, deciding)
  if (!decided.ok) return decided
  const facts = command.act === 'move' ? await moved(world, tx, { before, deciding }) : decided
  if (!facts.ok) return facts
  const events = numberedFrom(facts.value, { world, by, after: before.version })
  const after = events.reduce(foldQuestion, before)
  if (events.length > 0) {
    await saveQuestion(tx, { question: after, events, seal: world.seal, dialect: world.dialect })
    await tellFollowers(world, tx, { before, after })
    await tellGaps(world, tx, { before, after })
  }
  await noteWriter(world, tx, { command, after })
  return ok({ id, post: command.act === 'answer' ? after.posts.length - 1 : 'post' in command ? command.post : 0 })
}

/** Appends a fact that no verb of people makes. */
export async function noteOn(
  world: World,
  tx: Tx,
  { before, fact, by }: { before: Question; fact: QuestionFact; by: CommunityActor },
): Promise<void> {
  const events = numberedFrom([fact], { world, by, after: before.version })
  const question = events.reduce(foldQuestion, before)
  await saveQuestion(tx, { question, events, seal: world.seal, dialect: world.dialect })
}

/** Whether what somebody writes is held: who is blocked writes nothing. */
async function holdsBack(world: World, tx: Tx, by: Writer): Promise<Result<boolean>> {
  if (by.kind === 'support') return ok(false)
  const member = await findMember(tx, by.id)
  if (!member || member.blocked_at !== null) return refuse('community.blocked')
  return ok(world.community.holds && member.trusted_at === null)
}

async function mergeable(
  tx: Tx,
  command: Extract<QuestionCommand, { act: 'merge' }>,
): Promise<Result<QuestionCommand>> {
  const [, into = command.into] = /\/community\/([a-z0-9]+)/.exec(command.into) ?? []
  const other = await findQuestion(tx, into)
  return other && isPublic(other) ? ok({ ...command, into }) : refuse('community.cannot-merge')
}

/** The ticket that a question becomes: of whoever asked, about what it was about. */
async function moved(
  world: World,
  tx: Tx,
  { before, deciding: { by } }: { before: Question; deciding: Deciding },
): Promise<Result<QuestionFact[]>> {
  const requester = await requesterOf(tx, before)
  if (!requester) return refuse('community.no-address')
  const { title, automation, posts } = before
  const found = findAutomation(world, automation)
  const address = `${world.community.publicUrl}/community/${before.id}/`
  const description = communityWords(world.language).moveText(posts[0]?.text ?? '', address)
  const opened = await storeTicket(world, tx, {
    command: {
      title,
      description,
      requester,
      type: 'question',
      details: {},
      ...(found ? { automation: found.id } : {}),
    },
    about: { automation: found, article: null },
    options: { by: by as Actor, isBrief: true },
  })
  return opened.ok ? ok([{ type: 'question.moved', data: { ref: opened.value.ref } }]) : opened
}

async function requesterOf(tx: Tx, { posts }: Question): Promise<{ name: string; email: string } | null> {
  const by = posts[0]?.by
  if (by?.kind === 'support') return { name: by.name, email: by.email }
  const member = by ? await findMember(tx, by.id) : undefined
  return member?.email ? { name: by?.name ?? member.name, email: member.email } : null
}

/** Whose post the team has shown writes freely from now on; whose address it blocked writes no more until it is unblocked. */
async function noteWriter(
  world: World,
  tx: Tx,
  { command, after }: { command: QuestionCommand; after: Question },
): Promise<void> {
  if (command.act !== 'show' && command.act !== 'block' && command.act !== 'unblock') return
  const by = after.posts[command.post]?.by
  if (by?.kind !== 'member') return
  const at = stamp(world.now())
  const change = { show: { trusted_at: at }, block: { blocked_at: at }, unblock: { blocked_at: null } }[command.act]
  await updateMember(tx, by.id, change)
  if (command.act === 'block') await endSessionsOf(tx, by.id)
}

function numberedFrom(
  facts: readonly QuestionFact[],
  { world, by, after }: { world: World; by: CommunityActor; after: number },
): QuestionEvent[] {
  const at = stamp(world.now())
  return facts.map((fact, index): QuestionEvent => ({ ...fact, version: after + index + 1, at, by }))
}
