import { expect } from 'vitest'
import { act } from '#api/actions/act.ts'
import { handOver } from '#api/actions/hand-over.ts'
import type { Mail } from '#api/outside/mail.ts'
import { outboxSizes } from '#api/store/figures.ts'
import type { Command } from '#domain/ticket/command.ts'
import { forEachDialect } from '#kit/dialects.ts'
import { modelWith } from '#kit/model.ts'
import { must } from '#kit/must.ts'
import { filed } from '#kit/report.ts'
import { sendNotices } from '#kit/send-notices.ts'
import { as, kim, type TestWorld } from '#kit/world.ts'

const { ana, jonas, noor } = as
const model = modelWith({ digestAt: ['09:00', '14:00'] })
const reply = (body: string): Command => ({ type: 'reply', body, attachments: [] })

/** Sends what is due; what came goes to whom it may concern, unless the server is away. */
function sender(world: TestWorld) {
  const box = { down: false, dies: false, mails: [] as Mail[] }
  const deliver = async () => {
    const mail = async (one: Mail) => {
      if (box.down) throw new Error('connection refused')
      box.mails.push(one)
      if (box.dies) throw new Error('the process ended after the server had it')
    }
    await sendNotices(world, { mail, webhook: null, publicUrl: 'https://help.example.com', asOf: world.now() })
    return box.mails.splice(0).filter(({ to }) => to !== kim.email)
  }
  return Object.assign(box, { deliver })
}

async function ticket(world: TestWorld, title: string, priority: { impact: 'low' | 'high' } = { impact: 'low' }) {
  const { ref } = await filed(world, { title, automation: 'invoice-approval', ...priority, urgency: priority.impact })
  const asKim = { kind: 'requester' as const, ...kim }
  return {
    ref,
    says: async (body: string) => must(await act(world, { ref }, reply(body), { by: asKim })),
    does: async (by: typeof ana, command: Command) => must(await act(world, { ref }, command, { by })),
  }
}

forEachDialect(
  'what can wait comes in one mail at the next digest, by ticket and in order; the urgent comes at once',
  async (on) => {
    const world = await on.world({ model, now: '2026-11-24T08:30:00Z' })
    const { deliver } = sender(world)
    const [one, other, urgent] = [
      await ticket(world, 'Invoices wait'),
      await ticket(world, 'A report is late'),
      await ticket(world, 'Nothing runs', { impact: 'high' }),
    ]
    await one.says('Still so.')
    await other.says('And this one.')
    await one.says('Now it is worse.')
    await urgent.says('Help!')
    await one.does(jonas, { type: 'assign', to: ana.email })
    expect(
      (await deliver()).map(({ to, subject }) => `${to}: ${subject.replace(/ TKT-\w+|\(.*\)/g, '').trim()}`).toSorted(),
    ).toEqual([
      'ana@example.com: Assigned to you: Invoices wait',
      'desk@example.com: New at level 1: Nothing runs',
      'desk@example.com: Reply to: Nothing runs',
    ])
    expect((await outboxSizes(world.read)).find(({ channel }) => channel === 'mail')?.waiting).toBeLessThanOrEqual(1)
    await other.does(ana, { type: 'resolve', note: 'Sent again.' })
    world.at('2026-11-24T12:59:59Z')
    expect(await deliver()).toEqual([])
    world.at('2026-11-24T13:00:00Z')
    const [digest, ...more] = await deliver()
    expect([more, digest?.to, digest?.subject]).toEqual([[], 'desk@example.com', '4 news of 2 tickets'])
    const text = digest?.text ?? ''
    const places = ['Invoices wait', '> Still so.', '> Now it is worse.', 'A report is late', '> And this one.'].map(
      (said) => text.indexOf(said),
    )
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(places).not.toContain(-1)
    expect(text).toContain(`https://help.example.com/desk/ticket/#${one.ref}`)
    expect(await deliver()).toEqual([])
  },
)

forEachDialect(
  'a process that ends while a digest is sent leaves it to be sent again, under the same id',
  async (on) => {
    const world = await on.world({ model })
    const box = sender(world)
    const { says } = await ticket(world, 'Invoices wait')
    await says('Still so.')
    world.at('2026-11-24T13:00:00Z')
    box.dies = true
    const [first] = await box.deliver()
    box.dies = false
    await says('One more.')
    world.at('2026-11-24T13:01:00Z')
    const [second, ...more] = await box.deliver()
    expect([more, second?.messageId]).toEqual([[], first?.messageId])
    world.at('2026-11-25T08:00:00Z')
    expect(await box.deliver()).toEqual([])
  },
)

forEachDialect(
  'after a day without a mail server all digests of somebody come as one, and urgent news still by itself',
  async (on) => {
    const world = await on.world({ model })
    const box = sender(world)
    const { ref, says, does } = await ticket(world, 'Invoices wait')
    await does(noor, { type: 'follow' })
    box.down = true
    for (let hour = 0; hour < 30; hour++) {
      if (hour < 12) await says(`Hour ${hour}.`)
      await box.deliver()
      world.after('PT1H')
    }
    box.down = false
    world.after('PT1H')
    const mails = [...(await box.deliver()), ...(await box.deliver())]
    expect(mails.map(({ to, subject }) => `${to}: ${subject}`).toSorted()).toEqual([
      'desk@example.com: 13 news of 1 ticket',
      'noor@example.com: 12 news of 1 ticket',
    ])
    const text = mails[0]?.text ?? ''
    expect(text.indexOf('> Hour 2.')).toBeLessThan(text.indexOf('> Hour 11.'))
    await does(jonas, { type: 'assign', to: ana.email })
    expect((await box.deliver()).map(({ subject }) => subject)).toContain(`Assigned to you: Invoices wait (${ref})`)
  },
)

forEachDialect('a shift that is handed over is one mail with one note, and one ticket is told as ever', async (on) => {
  const world = await on.world({ now: '2026-11-24T08:30:00Z' })
  const { deliver } = sender(world)
  const [one, other, third] = [
    await ticket(world, 'Invoices wait'),
    await ticket(world, 'A report is late'),
    await ticket(world, 'Nothing runs', { impact: 'high' }),
  ]
  await other.does(jonas, { type: 'follow' })
  await deliver()
  const note = 'Kim calls at nine.\nRestart it first.'
  await handOver(world, { tickets: [one.ref, other.ref], to: jonas.email, note }, { by: ana })
  const [mail, ...more] = await deliver()
  expect([more, mail?.to, mail?.subject]).toEqual([[], jonas.email, 'Ana Ruiz hands over 2 tickets'])
  expect(mail?.text.split('Kim calls at nine.')).toHaveLength(2)
  for (const said of ['  > Restart it first.', `${one.ref} Invoices wait`, `${other.ref} A report is late`])
    expect(mail?.text).toContain(said)
  expect(await deliver()).toEqual([])
  await handOver(world, { tickets: [third.ref], to: jonas.email, note }, { by: ana })
  expect((await deliver()).map(({ subject }) => subject.includes('Assigned to you'))).toEqual([true])
})
