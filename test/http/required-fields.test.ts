import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Article } from '#domain/knowledge/article.ts'
import type { Automation } from '#domain/model/automation.ts'
import { deskInMemory, type TestDesk } from '#kit/desk-app.ts'
import { machineKey } from '#kit/machine-key.ts'
import { handover } from '#kit/story.ts'

/** What an automation and an article ask under one name, wherever it is asked: either requires it, in the words of the article. */
const required = { name: 'order', label: 'Order number', required: true }
const optional = { name: 'order', label: 'Number of one order', required: false }
const cases: [who: string, ofAutomation: typeof required, ofArticle: typeof required][] = [
  ['the automation', required, optional],
  ['the article', { ...required, required: false }, { ...optional, required: true }],
]

describe.each(cases)('required by %s', (_who, ofAutomation, ofArticle) => {
  const asked = { ...optional, required: true }
  const about = { automation: 'payouts', article: 'runbooks/payouts/late' }
  const report = { title: 'No payout', description: 'Since nine.', ...about }
  const kim = { name: 'Kim Sato', email: 'kim@example.com' }
  let desk: TestDesk
  beforeEach(async () => {
    desk = await deskInMemory()
    const { automations, articles } = desk.world
    const orderSync = automations.get('order-sync') as Automation
    const article = articles.get('runbooks/order-sync/invalid-session-id') as Article
    add(automations, { ...orderSync, id: 'payouts', name: 'Payouts', collect: [ofAutomation] })
    add(articles, { ...article, id: about.article, automation: 'payouts', collect: [ofArticle] })
  })
  afterEach(() => desk.close())

  test('the promise names it, from which the form in the browser asks', async () => {
    const { body } = await desk.ask(`/promise?${new URLSearchParams(about)}`)
    expect(body.collect).toEqual([asked])
  })

  test('the plain form asks for it, and says when it is missing', async () => {
    const { body } = await desk.ask(`/tickets/new?${new URLSearchParams(about)}`)
    expect(body).toContain('<label for="detail.order">Number of one order</label>')
    const sent = new URLSearchParams({ ...about, title: 'No payout' })
    const answer = await desk.ask('/tickets', { body: sent })
    expect(answer.status).toBe(422)
    expect(answer.body).toContain('id="detail.order-wrong"')
  })

  test('a request without it is refused', async () => {
    const { status, body } = await desk.ask('/tickets', { json: { ...report, requester: kim } })
    expect([status, body.code]).toEqual([422, 'ticket.missing-details'])
    expect(body.errors).toMatchObject([{ path: 'details.order' }])
    const complete = { ...report, requester: kim, details: { order: '4711' } }
    expect((await desk.ask('/tickets', { json: complete })).status).toBe(201)
  })

  test('the hand-over brings what the request came without', async () => {
    const authorization = `Bearer ${await machineKey(desk.world, 'workato')}`
    const details = ofAutomation.required ? {} : { order: '4711' }
    const logged = await desk.ask('/tickets', { json: { ...report, details }, headers: { authorization } })
    expect(logged.status).toBe(201)
    const ana = await desk.as('Ana')
    const address = `/desk/tickets/${logged.body.ref}`
    const [next] = (await ana(address)).body.escalateTo
    const fields = next.handover.filter(({ name }: { name: string }) => name === 'order')
    expect(fields).toEqual(ofAutomation.required ? [asked] : [])
    const climb = (answers: object) =>
      ana(`${address}/escalations`, { json: { reason: 'Needs more.', handover: { ...handover, ...answers } } })
    if (ofAutomation.required)
      expect((await climb({})).body).toMatchObject({
        code: 'ticket.handover-incomplete',
        errors: [{ path: 'handover.order' }],
      })
    expect((await climb({ order: '4711' })).status).toBeLessThan(300)
  })
})

function add<T extends { id: string }>(map: ReadonlyMap<string, T>, entry: T) {
  ;(map as Map<string, T>).set(entry.id, entry)
}
