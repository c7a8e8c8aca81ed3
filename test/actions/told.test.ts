import { describe, expect, test } from 'vitest'
import { act } from '#api/actions/act.ts'
import { openTicket } from '#api/actions/open.ts'
import { viewRequest } from '#api/actions/read/request.ts'
import { deskTicket } from '#api/actions/read/ticket.ts'
import { tick } from '#api/actions/tick.ts'
import type { Mail } from '#api/outside/mail.ts'
import type { Command } from '#domain/ticket/command.ts'
import type { Actor } from '#domain/ticket/event.ts'
import { sayZoned } from '#domain/words/moments.ts'
import { modelWith } from '#kit/model.ts'
import { must } from '#kit/must.ts'
import { report } from '#kit/report.ts'
import { sendNotices } from '#kit/send-notices.ts'
import { asKim, handover } from '#kit/story.ts'
import { as, worldInMemory } from '#kit/world.ts'

const machine: Actor = { kind: 'machine', name: 'workato' }
const up: Command = { type: 'escalate', reason: 'Needs more.', handover }
const urgent: Command = { type: 'reprioritise', impact: 'high', urgency: 'high' }
const waits: Command = { type: 'wait', on: 'requester' }

/** A ticket, what is done to it, and what the desk, the page of the request, a mail and a machine are told of it. */
async function lived(options: Parameters<typeof worldInMemory>[0] = {}) {
  const world = await worldInMemory(options)
  const log = () => openTicket(world, report, { by: machine, key: 'workato/order-sync' })
  const opened = must(await log())
  const { ref, token } = opened
  const person = as.ana
  const mails: Mail[] = []
  const deliver = async () => {
    await sendNotices(world, {
      mail: async (mail) => void mails.push(mail),
      webhook: null,
      publicUrl: 'https://help.example.com',
      asOf: world.now(),
    })
  }
  await deliver()
  mails.length = 0
  /** Instants at which what is promised is due, as the desk shows them. */
  const atDesk = async () => {
    const seen = must(await deskTicket(world, ref, person))
    const due = (name: string) =>
      seen.clocks.findLast((clock) => clock.name === name && clock.endedAt === null)?.due ?? null
    return { respond: due('respond'), update: due('update'), resolve: due('resolve') }
  }
  return {
    world,
    ref,
    mails,
    deliver,
    atDesk,
    does: async (by: Actor, command: Command) => {
      must(await act(world, { ref }, command, { by }))
    },
    /** The same, as lines of the mail that was written last. */
    inMail: async () => {
      await deliver()
      const text = mails.at(-1)?.text ?? ''
      return Object.fromEntries(
        [...text.matchAll(/^(First reply due|Next reply due|Resolve by): +(.+)$/gm)].map(([, name, when]) => [
          name,
          when,
        ]),
      )
    },
    toMachine: async () => {
      const again = must(await log())
      expect([again.ref, again.created]).toEqual([ref, false])
      return again.promise
    },
    onPage: async () => {
      const seen = must(await viewRequest(world, token))
      return seen.promise
    },
  }
}

type Lived = Awaited<ReturnType<typeof lived>>
const said = (instant: string | null) => sayZoned(instant ?? '', { timeZone: 'Europe/Berlin', language: 'en' })

/** Everybody is told what the desk shows; an answer that was given is promised to nobody. */
async function allAgree({ atDesk, inMail, toMachine, onPage }: Lived) {
  const due = await atDesk()
  const told = { respondBy: due.respond, resolveBy: due.resolve }
  expect(due.respond).toBeNull()
  expect(await inMail()).toEqual({ 'Next reply due': said(due.update), 'Resolve by': said(due.resolve) })
  expect(await toMachine()).toEqual(told)
  expect(await onPage()).toEqual(told)
  return due
}

describe('what the desk shows is what everybody is told', () => {
  test('after three hours of waiting for the requester', async () => {
    const ticket = await lived()
    await ticket.does(as.ana, { type: 'acknowledge' })
    await ticket.does(as.ana, waits)
    ticket.world.after('PT3H')
    await ticket.does(as.ana, { type: 'resume' })
    await ticket.does(as.ana, up)
    expect((await allAgree(ticket)).resolve).toBe('2026-11-24T19:00:00.000Z')
    await ticket.world.close()
  })

  test.each(['forward', 'recompute', 'reset'])('after a change of priority that is taken %s', async (mode) => {
    const ticket = await lived({ model: modelWith({ onPriorityChange: mode }) })
    await ticket.does(as.ana, { type: 'acknowledge' })
    ticket.world.after('PT1H')
    await ticket.does(as.ana, urgent)
    await ticket.does(as.ana, up)
    const { resolve } = await allAgree(ticket)
    expect(resolve).toBe(mode === 'reset' ? '2026-11-24T13:00:00.000Z' : '2026-11-24T12:00:00.000Z')
    await ticket.world.close()
  })

  test.each(['resume', 'reset'])('after a reopening that lets clocks %s', async (onReopen) => {
    const ticket = await lived({ model: modelWith({ onReopen }) })
    ticket.world.after('PT1H')
    await ticket.does(as.ana, { type: 'resolve', note: 'Restarted.' })
    ticket.world.after('PT30H')
    await ticket.does(asKim, { type: 'reopen', reason: 'It came back.' })
    await ticket.does(as.ana, up)
    const { resolve } = await allAgree(ticket)
    expect(resolve).toBe(onReopen === 'reset' ? '2026-11-25T23:00:00.000Z' : '2026-11-25T22:00:00.000Z')
    await ticket.world.close()
  })

  test('when the model in force promises otherwise than the one of the ticket', async () => {
    const ticket = await lived()
    await ticket.does(as.ana, { type: 'acknowledge' })
    const hours = { respond: 'PT1H', resolve: 'PT99H' }
    const targets = { P1: hours, P2: hours, P3: hours, P4: hours }
    const sla = [{ name: 'Other', calendar: 'office', targets }]
    ticket.world.model = modelWith({ sla })
    await ticket.does(as.ana, up)
    expect((await allAgree(ticket)).resolve).toBe('2026-11-24T16:00:00.000Z')
    await ticket.world.close()
  })
})

test('while it waits no time is told, for the clock stands still', async () => {
  const ticket = await lived()
  await ticket.does(as.ana, { type: 'acknowledge' })
  await ticket.does(as.ana, { type: 'assign', to: 'jonas@example.com' })
  await ticket.does(as.ana, waits)
  ticket.world.after('PT3H')
  expect(await ticket.inMail()).toMatchObject({ 'Resolve by': expect.stringMatching(/^paused/) })
  expect(await ticket.toMachine()).toEqual({ respondBy: null, resolveBy: null })
  expect(await ticket.onPage()).toEqual({ respondBy: null, resolveBy: null })
  await ticket.world.close()
})

test('a mail that is sent late promises no first answer that was given meanwhile', async () => {
  const ticket = await lived()
  await ticket.does(as.ana, up)
  await ticket.does(as.noor, { type: 'acknowledge' })
  expect(await ticket.inMail()).toEqual({
    'Next reply due': said((await ticket.atDesk()).update),
    'Resolve by': said((await ticket.atDesk()).resolve),
  })
  await ticket.world.close()
})

test('a warning is not sent once the clock is no longer at risk: moved, answered, paused or late', async () => {
  const warned = async (meanwhile: (ticket: Lived) => Promise<void>) => {
    const ticket = await lived({ model: modelWith({ escalate: [] }) })
    ticket.world.after('PT24M')
    await tick(ticket.world, { asOf: ticket.world.now() })
    await meanwhile(ticket)
    await ticket.deliver()
    const found = ticket.mails.find(
      ({ subject, text }) => subject.startsWith('At risk') && text.includes('first reply'),
    )
    await ticket.world.close()
    return found?.text.split('\n')[0] ?? ''
  }
  expect(await warned(async () => {})).toContain(`is due ${said('2026-11-24T08:30:00.000Z')}, and`)
  expect(await warned(({ does }) => does(as.ana, { type: 'reprioritise', impact: 'low', urgency: 'low' }))).toBe('')
  expect(await warned(({ does }) => does(as.ana, { type: 'acknowledge' }))).toBe('')
  expect(
    await warned(async ({ world }) => {
      world.after('PT30M')
      await tick(world, { asOf: world.now() })
    }),
  ).toBe('')
})
