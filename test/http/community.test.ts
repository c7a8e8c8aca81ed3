import { afterEach, expect, test } from 'vitest'
import { takeUnanswered } from '#api/actions/community.ts'
import { exportTickets, importMember, importQuestion, parseTransferLine } from '#api/actions/transfer.ts'
import { verify } from '#api/actions/verify.ts'
import { readQuestionLog } from '#api/store/questions.ts'
import { deskInMemory, deskOn, type TestDesk } from '#kit/desk-app.ts'
import { forEachDialect } from '#kit/dialects.ts'
import { storeInMemory } from '#kit/image.ts'
import { mailbag } from '#kit/mailbag.ts'
import { worldOn } from '#kit/world.ts'

const origin = 'http://localhost:4321'
const open: TestDesk[] = []
afterEach(async () => {
  for (const desk of open.splice(0)) await desk.close()
})

async function desk() {
  const made = await deskInMemory()
  open.push(made)
  return made
}

type Form = Record<string, string>

/** A person with a browser that keeps cookies and runs no scripts. */
function browserOn({ app, world }: TestDesk, mails = mailbag()) {
  let cookie = ''
  const read = async (answer: Response) => {
    const set = answer.headers.getSetCookie().find((one) => one.startsWith('ladder_member='))
    if (set) cookie = set.split(';')[0] ?? ''
    return { status: answer.status, to: answer.headers.get('location') ?? '', set, html: await answer.text() }
  }
  const get = async (path: string) => read(await app.request(`${origin}${path}`, { headers: { cookie } }))
  const post = async (path: string, form: Form) =>
    read(
      await app.request(`${origin}/api/community/${path}`, {
        method: 'POST',
        headers: { cookie, origin },
        body: new URLSearchParams(form),
      }),
    )
  const confirm = async () => {
    const codes = (await mails.deliver(world)).flatMap(
      ({ text }) => /\/community\/confirm\/#(\S+)/.exec(text)?.[1] ?? [],
    )
    const code = codes.at(-1) ?? ''
    return post('session', { token: code })
  }
  return { get, post, confirm, mails, as: (given: string) => (cookie = given) }
}

const asked = { title: 'Why do orders wait?', text: 'Since **noon**.', automation: 'order-sync' }
const kim = { name: 'Kim', email: 'kim@example.com' }

async function ask(browser: ReturnType<typeof browserOn>, form: Form = { ...asked, ...kim }) {
  expect((await browser.post('questions', form)).status).toBe(202)
  const { status, to } = await browser.confirm()
  expect(status).toBe(303)
  return to.split('/')[2] ?? ''
}

test('a question is asked when the mailed link is opened, held until the team shows it, answered, accepted and found', async () => {
  const d = await desk()
  const browser = browserOn(d)
  const id = await ask(browser)
  const stranger = browserOn(d)
  expect((await stranger.get(`/community/${id}/`)).status).toBe(404)
  expect((await browser.get(`/community/${id}/`)).html).toContain('Only you and the team')
  const noor = browserOn(d)
  noor.as(await d.cookieOf('Noor'))
  expect((await noor.get('/desk/community/')).html).toContain(asked.title)
  const ana = browserOn(d)
  ana.as(await d.cookieOf('Ana'))
  expect((await ana.get('/desk/community/')).html).not.toContain(asked.title)
  expect((await ana.post(`questions/${id}/acts`, { act: 'show', post: '0' })).status).toBe(404)
  expect((await noor.post(`questions/${id}/acts`, { act: 'show', post: '0' })).status).toBe(303)
  expect((await noor.post(`questions/${id}/acts`, { act: 'answer', text: 'Reconnect it.' })).to).toBe(
    `/community/${id}/#post-1`,
  )
  const told = await browser.mails.deliver(d.world)
  expect(told.filter(({ subject }) => subject.startsWith('Answered')).map(({ to, subject }) => [to, subject])).toEqual([
    [kim.email, `Answered: ${asked.title}`],
  ])
  expect((await noor.post(`questions/${id}/acts`, { act: 'vote', post: '1' })).status).toBe(409)
  expect((await browser.post(`questions/${id}/acts`, { act: 'accept', post: '1' })).status).toBe(303)
  const { html, status } = await stranger.get(`/community/${id}/`)
  expect(status).toBe(200)
  for (const part of [
    'Accepted answer',
    'Official answer',
    '<strong>noon</strong>',
    '"acceptedAnswer"',
    `${origin}/community/${id}/`,
  ])
    expect(html).toContain(part)
  expect(html).not.toContain('@example.com')
  expect((await stranger.get('/community/?q=orders')).html).toContain(asked.title)
  expect((await stranger.get('/community/?q=reconnect&automation=order-sync')).html).toContain(asked.title)
  const { body: found } = await d.ask('/suggestions?q=why+do+the+orders+wait')
  expect(found.questions).toMatchObject([{ kind: 'question', url: `/community/${id}/`, accepted: true }])
  expect((await stranger.get('/community/?q=printer')).html).not.toContain(asked.title)
  expect((await stranger.get('/community/?view=unanswered')).html).not.toContain(asked.title)
  expect((await stranger.get('/community/sitemap.xml')).html).toContain(`/community/${id}/`)
  expect((await verify(d.world)).problems).toEqual([])
})

test('whose first post was shown writes freely; who is blocked writes no more, and is not told by mail', async () => {
  const d = await desk()
  const [browser, noor] = [browserOn(d), browserOn(d)]
  noor.as(await d.cookieOf('Noor'))
  const id = await ask(browser)
  await noor.post(`questions/${id}/acts`, { act: 'show', post: '0' })
  await browser.post(`questions/${id}/acts`, {
    act: 'answer',
    text: 'Buy <b onclick=x>pills</b> [here](https://spam.example)',
  })
  const { html } = await browserOn(d).get(`/community/${id}/`)
  expect(html).toContain('&lt;b onclick=x&gt;pills')
  expect(html).toContain('rel="nofollow ugc noopener"')
  const lee = browserOn(d)
  expect((await lee.post(`questions/${id}/acts`, { act: 'report', post: '1', reason: 'Spam' })).html).toContain(
    'Who are you?',
  )
  const report = { act: 'report', post: '1', reason: 'Spam', name: 'Lee', email: 'lee@example.com' }
  expect((await lee.post(`questions/${id}/acts`, report)).status).toBe(202)
  expect((await lee.confirm()).status).toBe(303)
  expect((await noor.get('/desk/community/')).html).toContain('Reported: Spam')
  expect((await noor.post(`questions/${id}/acts`, { act: 'block', post: '1' })).status).toBe(303)
  expect((await browserOn(d).get(`/community/${id}/`)).html).not.toContain('pills')
  expect((await browser.get('/community/ask/')).html).toContain('Your e-mail address')
  await browser.post('questions', { ...asked, ...kim })
  expect(await browser.mails.deliver(d.world)).toEqual([])
  expect((await noor.post(`questions/${id}/acts`, { act: 'show', post: '1' })).status).toBe(303)
  await browser.post('questions', { ...asked, ...kim })
  expect(await browser.mails.deliver(d.world)).toEqual([])
  expect((await noor.get(`/community/${id}/`)).html).toContain('Unblock the address')
  expect((await noor.post(`questions/${id}/acts`, { act: 'unblock', post: '1' })).status).toBe(303)
  const log = (await readQuestionLog(d.world.read, id)).map(({ type }) => type)
  expect(log.slice(-4)).toEqual(['question.hidden', 'question.blocked', 'question.shown', 'question.unblocked'])
  await ask(browser)
  expect((await verify(d.world)).problems).toEqual([])
})

test('pages list what was asked about an automation, without an answer or with one that stands, and where to ask with what was searched', async () => {
  const d = await desk()
  const noor = browserOn(d)
  noor.as(await d.cookieOf('Noor'))
  const idOf = ({ to }: { to: string }) => to.split('/')[2] ?? ''
  const first = idOf(await noor.post('questions', asked))
  const second = idOf(await noor.post('questions', { ...asked, title: 'Which orders come first?' }))
  await noor.post(`questions/${first}/acts`, { act: 'answer', text: 'Reconnect it.' })
  const urls = async (view: string) =>
    (await d.ask(`/community/questions?automation=order-sync&limit=1&view=${view}`)).body
  const [one, other] = [first, second].map((id) => ({ url: `/community/${id}/` }))
  expect(await urls('newest')).toMatchObject({ items: [{ ...other, answers: 0, accepted: false }], isMore: true })
  expect(await urls('unanswered')).toMatchObject({ items: [other], isMore: false })
  expect(await urls('settled')).toMatchObject({ items: [{ ...one, answers: 1 }], isMore: false })
  expect((await noor.get('/community/?q=printer')).html).toContain('/community/ask/?searched=printer')
  const { html } = await noor.get('/community/ask/?searched=why+%22so%22')
  expect(html.match(/value="why &quot;so&quot;"/g)).toHaveLength(2)
})

test('a link works once and for a day; a page of another site can do nothing', async () => {
  const d = await desk()
  const browser = browserOn(d)
  await browser.post('questions', { ...asked, ...kim })
  d.world.after('PT25H')
  expect((await browser.confirm()).status).toBe(422)
  await browser.post('questions', { ...asked, ...kim })
  const [mail] = await browser.mails.deliver(d.world)
  expect(mail?.text).not.toContain(asked.title)
  const token = /#(\S+)/.exec(mail?.text ?? '')?.[1] ?? ''
  const { set } = await browser.post('session', { token })
  expect(set).toMatch(/HttpOnly; SameSite=Lax$/)
  expect((await browser.post('session', { token })).status).toBe(422)
  const foreign = await d.app.request(`${origin}/api/community/questions`, {
    method: 'POST',
    headers: { 'sec-fetch-site': 'cross-site' },
    body: new URLSearchParams(asked),
  })
  expect(foreign.status).toBe(403)
})

test('a question that repeats another leads there; one that is locked takes no answers; a ticket is opened from one', async () => {
  const d = await desk()
  const [browser, noor] = [browserOn(d), browserOn(d)]
  noor.as(await d.cookieOf('Noor'))
  const id = await ask(browser)
  const second = (await noor.post('questions', { ...asked, title: 'Orders wait again' })).to.split('/')[2] ?? ''
  await noor.post(`questions/${id}/acts`, { act: 'show', post: '0' })
  expect(
    (await noor.post(`questions/${second}/acts`, { act: 'merge', into: `${origin}/community/${id}/` })).status,
  ).toBe(303)
  expect(await browser.get(`/community/${second}/`)).toMatchObject({ status: 301, to: `/community/${id}/` })
  await noor.post(`questions/${id}/acts`, { act: 'lock' })
  expect((await browser.post(`questions/${id}/acts`, { act: 'answer', text: 'Me too' })).status).toBe(409)
  await noor.post(`questions/${id}/acts`, { act: 'move' })
  const [, ref = ''] = /#(TKT-\w+)/.exec((await noor.get(`/community/${id}/`)).html) ?? []
  const { body } = await (await d.as('Ana'))(`/desk/tickets/${ref}`)
  expect(body.ticket).toMatchObject({
    title: asked.title,
    type: 'question',
    requester: { name: 'Kim', email: kim.email },
  })
  expect(body.ticket.description).toContain(`/community/${id}/`)
  expect((await verify(d.world)).problems).toEqual([])
})

test('a question without an answer becomes a ticket after the time that is set, once', async () => {
  const d = await desk()
  Object.assign(d.world.community, { holds: false, ticketHours: 48 })
  const browser = browserOn(d)
  const id = await ask(browser)
  expect(await takeUnanswered(d.world)).toBe(0)
  d.world.after('PT49H')
  expect(await takeUnanswered(d.world)).toBe(1)
  expect(await takeUnanswered(d.world)).toBe(0)
  expect((await browser.get(`/community/${id}/`)).html).toContain('Support has taken this up')
  Object.assign(d.world.community, { holds: true, ticketHours: 0 })
})

test('the best answer becomes an FAQ without the people, and the question points to it', async () => {
  const d = await desk()
  const [browser, noor] = [browserOn(d), browserOn(d)]
  noor.as(await d.cookieOf('Noor'))
  const id = await ask(browser)
  await noor.post(`questions/${id}/acts`, { act: 'show', post: '0' })
  await noor.post(`questions/${id}/acts`, { act: 'answer', text: 'Kim, reconnect it. Or write to ops@example.com.' })
  const { html } = await noor.get(`/desk/community/${id}/faq/`)
  expect(html).toContain('faqs/order-sync/why-do-orders-wait.md')
  expect(html).toContain('reconnect it')
  expect(html).not.toMatch(/Kim|ops@example/)
  expect((await browser.get(`/desk/community/${id}/faq/`)).status).toBe(401)
  const text =
    '---\ntitle: Why do orders wait?\nsummary: Reconnect.\nautomation: order-sync\nconfidence: wip\n---\n\nReconnect.\n'
  const saved = await noor.post(`questions/${id}/article`, {
    as: 'file',
    name: 'faqs/order-sync/why-do-orders-wait.md',
    text,
  })
  expect(saved).toMatchObject({ status: 200, html: text })
  expect((await browser.get(`/community/${id}/`)).html).toContain('being written')
})

test('where the community is off there is no page and no operation', async () => {
  const world = { community: { on: false, holds: true, ticketHours: 0, addressDays: 365, publicUrl: origin } }
  const d = await deskOn(await storeInMemory(), world)
  open.push(d)
  const browser = browserOn(d)
  expect((await browser.get('/community/')).status).toBe(404)
  expect((await browser.post('questions', { ...asked, ...kim })).status).toBe(404)
  expect(JSON.stringify((await d.ask('/openapi.json')).body)).not.toContain('/community/')
})

forEachDialect('questions and who wrote them move whole, and a changed log shows', async ({ store }) => {
  const d = await deskOn(store)
  const browser = browserOn(d)
  const id = await ask(browser)
  const lines = (await Array.fromAsync(exportTickets(d.world))).map((line) => parseTransferLine(JSON.stringify(line)))
  const other = await worldOn(await storeInMemory())
  for (const parsed of lines) {
    if (!parsed.ok) throw new Error(parsed.problem)
    if ('member' in parsed.line) await importMember(other, parsed.line.member)
    if ('question' in parsed.line) expect(await importQuestion(other, parsed.line.question)).toBe('imported')
  }
  expect((await verify(other)).problems).toEqual([])
  await other.close()
  await store.transact((tx) =>
    tx.updateTable('question_event').set({ data: '{}' }).where('question_id', '=', id).execute(),
  )
  expect((await verify(d.world)).problems).toMatchObject([{ ref: `question ${id}` }])
})
