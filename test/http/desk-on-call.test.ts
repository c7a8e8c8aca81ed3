import { expect, test } from 'vitest'
import type { Mail } from '#api/outside/mail.ts'
import { deskInMemory } from '#kit/desk-app.ts'
import { models, withOnCall } from '#kit/model.ts'
import { sendNotices } from '#kit/send-notices.ts'

test('who is on call is told, gets what is urgent, and is assigned to: one ticket, many, and what comes in', async () => {
  const hq = withOnCall(models.five, { assign: true, rotation: ['luis@example.com'] }, ['automation-hq'])
  const desk = await deskInMemory({ model: withOnCall(hq, { handover: '10:00' }, ['support-desk']) })
  const ana = await desk.as('Ana')
  const [now] = (await ana('/desk/session')).body.onCall
  expect(now).toMatchObject({ team: { id: 'support-desk' }, isOverride: false, assigns: false })
  const { ref: one } = await desk.open({ impact: 'high', urgency: 'high' })
  const { ref: two } = await desk.open({})
  const { ref: three } = await desk.open({})
  const view = (await ana(`/desk/tickets/${one}`)).body
  expect(view).toMatchObject({ onCall: now, may: { 'assign-on-call': null }, ticket: { assignee: null } })
  expect((await ana(`/desk/tickets/${one}/assignee/on-call`, { method: 'PUT' })).status).toBe(200)
  const taken = (await ana(`/desk/tickets/${one}`)).body
  expect(taken).toMatchObject({ ticket: { assignee: now.person }, may: { 'assign-on-call': { code: 'idle.same' } } })
  const act = { verb: 'assign-on-call', with: {} }
  const many = await ana('/desk/bulk', { method: 'POST', json: { tickets: [one, two, three], act } })
  expect(many.body).toEqual({ done: [one, two, three], refused: [] })

  const handover = { tried: 'a', evidence: 'b', ask: 'c', 'run-id': '1' }
  const up = { reason: 'Theirs.', to: 3, handover }
  expect((await ana(`/desk/tickets/${two}/escalations`, { json: up })).status).toBe(201)
  const moved = (await ana(`/desk/tickets/${two}`)).body
  expect(moved).toMatchObject({
    ticket: { level: 3, assignee: { name: 'Luis Ortega' } },
    onCall: { person: { name: 'Luis Ortega' }, until: null, assigns: true },
  })
  expect(moved.events.at(-1).text).toContain('assigned it to Luis Ortega, who is on call')

  const mails: Mail[] = []
  const mail = async (sent: Mail) => void mails.push(sent)
  await sendNotices(desk.world, { mail, webhook: null, publicUrl: 'https://help.example.com', asOf: desk.world.now() })
  const to = (address: string) => mails.filter((sent) => sent.to === address).map(({ subject }) => subject)
  expect(to(now.person.email).filter((subject) => subject.startsWith('New at level 1'))).toHaveLength(1)
  expect(to('luis@example.com')).toEqual([expect.stringContaining('Assigned to you')])
  const model = (await ana('/desk/model')).body
  expect(model.onCall.map(({ team }: { team: { id: string } }) => team.id)).toEqual(['support-desk', 'automation-hq'])
  await desk.close()
})
