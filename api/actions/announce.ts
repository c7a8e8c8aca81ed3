import { z } from 'zod'
import { refSchema } from '#domain/base/key.ts'
import { longest } from '#domain/base/longest.ts'
import { ok, type Result, refuse } from '#domain/base/result.ts'
import { text } from '#domain/base/text.ts'
import { latestOf, millis, stamp, stampOf } from '#domain/base/time.ts'
import type { ProblemStage } from '#domain/knowledge/known-problem.ts'
import { decide } from '#domain/ticket/decide.ts'
import type { Actor } from '#domain/ticket/event.ts'
import type { Requester } from '#domain/ticket/facts.ts'
import { windowSchema } from '#domain/ticket/window.ts'
import { type KnownProblem, problemStageSchema } from '#domain/views/known-problem.ts'
import { requestWords } from '#domain/words/request.ts'
import type { Tx } from '../store/handle.ts'
import {
  findFollower,
  findKnownProblem,
  insertKnownProblem,
  readKnownProblems,
  saveKnownProblem,
} from '../store/known-problems.ts'
import type { KnownProblemRow } from '../store/schema.ts'
import { findGroup, findTicket } from '../store/tickets.ts'
import { knownTicket, type Opened, storeTicket } from './new-ticket.ts'
import { contextOf, loadTicket, record } from './ticket-tx.ts'
import { findAutomation, newId, type World } from './world.ts'

type ProblemUpdate = { title?: string | undefined; body: string; state?: ProblemStage | undefined }

type Support = Extract<Actor, { kind: 'support' }>

export const newKnownProblemSchema = z.strictObject({
  title: text({ least: 3, most: 200 }).describe('What is wrong, as a reader would say it'),
  body: text({ least: 1, most: longest.answer, ask: 'what is known, and when there is more' }).describe(
    'What is known so far',
  ),
  automation: text({ most: 60 }).optional().describe('Id in the catalogue; without it the whole portal is meant'),
  state: problemStageSchema.default('investigating').describe('How far support is'),
  planned: windowSchema.optional().describe('When planned work begins and ends'),
  ticket: refSchema.optional().describe('Reference of a request that reports it'),
})
export type NewKnownProblem = z.input<typeof newKnownProblemSchema>

/** Known problems, the newest update first, of one automation or all, those that have ended or those that have not. */
export async function listKnownProblems(
  world: World,
  filter: { automation?: string | undefined; ended?: boolean } = {},
): Promise<KnownProblem[]> {
  const known = findAutomation(world, filter.automation)
  const automation = known ? [known.id, ...known.was] : filter.automation ? [filter.automation] : undefined
  return (await readKnownProblems(world.read, { ...filter, automation })).map((row) => viewOf(world, row, row.reports))
}

/** Tells everybody about a known problem; the requests that report it become one group. */
export async function announce(world: World, asked: NewKnownProblem, by: Support): Promise<Result<KnownProblem>> {
  const named = findAutomation(world, asked.automation)
  if (asked.automation && !named)
    return refuse('ticket.unknown-automation', {
      errors: [{ path: 'automation', message: `"${asked.automation}" is not in the catalogue` }],
    })
  return world.transact(async (tx) => {
    const first = asked.ticket ? await findTicket(tx, { ref: asked.ticket }) : null
    if (asked.ticket && !first) return refuse('ticket.not-found')
    const at = stamp(world.now())
    const automation = named ?? findAutomation(world, first?.ticket.automation)
    const row: KnownProblemRow = {
      id: newId(world),
      automation: automation?.id ?? first?.ticket.automation ?? null,
      automation_name: automation?.name ?? null,
      title: asked.title,
      body: asked.body,
      state: asked.state ?? 'investigating',
      planned_from: asked.planned ? stampOf(millis(asked.planned.from)) : null,
      planned_to: asked.planned ? stampOf(millis(asked.planned.to)) : null,
      group_id: first?.ticket.group ?? newId(world),
      by_email: by.email,
      started_at: at,
      updated_at: at,
      ended_at: null,
    }
    await insertKnownProblem(tx, row)
    if (first && !first.ticket.group) {
      const loaded = await loadTicket(world, tx, { id: first.ticket.id })
      const grouped =
        loaded && decide(loaded.ticket, { type: 'group', group: row.group_id }, contextOf(world, loaded, by))
      if (loaded && grouped?.ok) await record(world, tx, loaded, grouped.value)
    }
    return ok(viewOf(world, row, (await findGroup(tx, row.group_id)).length))
  })
}

/** What is new about a known problem: shown to everybody, and answered to each request that reports it. */
export async function updateKnownProblem(
  world: World,
  { id, title, body, state, ended = false }: ProblemUpdate & { id: string; ended?: boolean },
  by: Support,
): Promise<Result<KnownProblem>> {
  return world.transact(async (tx) => {
    const known = await findKnownProblem(tx, id)
    if (!known) return refuse('known-problem.not-found')
    if (known.ended_at)
      return ended
        ? ok(viewOf(world, known, (await findGroup(tx, known.group_id)).length))
        : refuse('known-problem.ended')
    const at = latestOf(stamp(world.now()), known.updated_at)
    const changed = { ...known, body, title: title ?? known.title, updated_at: at, ended_at: ended ? at : null }
    if (state) changed.state = state
    await saveKnownProblem(tx, changed)
    return ok(viewOf(world, changed, await answerGroup(world, tx, { group: known.group_id, body, by })))
  })
}

/** Takes back that a known problem is over: it is shown again, and those who were told so hear it. */
export async function continueKnownProblem(
  world: World,
  { id, body }: { id: string; body: string },
  by: Support,
): Promise<Result<KnownProblem>> {
  return world.transact(async (tx) => {
    const known = await findKnownProblem(tx, id)
    if (!known) return refuse('known-problem.not-found')
    const { group_id: group } = known
    if (!known.ended_at) return ok(viewOf(world, known, (await findGroup(tx, group)).length))
    const changed = { ...known, body, updated_at: latestOf(stamp(world.now()), known.updated_at), ended_at: null }
    await saveKnownProblem(tx, changed)
    return ok(viewOf(world, changed, await answerGroup(world, tx, { group, body, by })))
  })
}

/** Reports a known problem as "me too": a request of one's own in the group, which every update answers. */
export async function followKnownProblem(world: World, id: string, requester: Requester): Promise<Result<Opened>> {
  return world.transact(async (tx) => {
    const known = await findKnownProblem(tx, id)
    if (!known) return refuse('known-problem.not-found')
    if (known.ended_at) return refuse('known-problem.ended')
    const mine = await findFollower(tx, { group: known.group_id, email: requester.email })
    const stored = mine ? await findTicket(tx, { id: mine }) : null
    if (stored) return ok(await knownTicket(world, tx, stored.ticket))
    const automation = findAutomation(world, known.automation)
    const command = {
      title: known.title,
      description: requestWords(world.language).meToo,
      requester,
      details: {},
      ...(automation ? { automation: automation.id } : {}),
    }
    return storeTicket(world, tx, { command, about: { automation, article: null }, options: { group: known.group_id } })
  })
}

/** A known problem speaks for every team: whoever may post it answers the whole group. Answers how many there are. */
async function answerGroup(world: World, tx: Tx, { group, body, by }: { group: string; body: string; by: Support }) {
  const members = await findGroup(tx, group)
  for (const { id } of members.filter(({ state }) => state !== 'closed')) {
    const loaded = await loadTicket(world, tx, { id })
    if (!loaded) continue
    const told = decide(loaded.ticket, { type: 'announce', body }, contextOf(world, loaded, by))
    if (told.ok) await record(world, tx, loaded, told.value)
  }
  return members.length
}

function viewOf(world: World, row: KnownProblemRow, reports: number): KnownProblem {
  const now = findAutomation(world, row.automation)
  const automation = row.automation
    ? {
        id: now?.id ?? row.automation,
        name: now?.name ?? row.automation_name ?? row.automation,
        url: now && `/automations/${now.id}/`,
      }
    : null
  return {
    id: row.id,
    automation,
    title: row.title,
    body: row.body,
    state: row.ended_at ? 'solved' : row.state,
    planned: row.planned_from && row.planned_to ? { from: row.planned_from, to: row.planned_to } : null,
    startedAt: row.started_at,
    updatedAt: row.updated_at,
    endedAt: row.ended_at,
    reports,
  }
}
