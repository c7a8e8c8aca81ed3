import { describe, expect, test } from 'vitest'
import type { Mail } from '#api/outside/mail.ts'
import type { Article } from '#domain/knowledge/article.ts'
import { machineKey } from '#kit/machine-key.ts'
import { sendNotices } from '#kit/send-notices.ts'
import { add, good, ticketsGround } from './tickets-ground.ts'

const ground = ticketsGround()

describe('a plain form', () => {
  const form = (fields: Record<string, string>) =>
    ground.desk.ask('/tickets', { method: 'POST', body: new URLSearchParams(fields) })
  const filled = { title: good.title, description: good.description, name: 'Kim Sato', email: 'kim@example.com' }

  test('is answered with a page that says the reference, the promise and how to follow it', async () => {
    const { status, body } = await form({ ...filled, automation: 'order-sync', type: '', impact: '', urgency: '' })
    expect(status).toBe(201)
    expect(body).toMatch(/TKT-[2-9A-HJ-NP-Z]{5}/)
    expect(body).toContain('<strong>Tue 24 Nov 2026, 09:30 (Europe/Berlin)</strong>')
    expect(body).toMatch(/href="\/request\/#[\w-]{22}"/)
  })

  test('that misses something comes back with everything that was typed, and stores nothing', async () => {
    const { status, body } = await form({
      ...filled,
      email: 'kim',
      automation: 'payouts',
      description: '<b>7</b> & "8"',
    })
    expect(status).toBe(422)
    expect(body).toContain('2 things are missing or wrong')
    expect(body).toContain('name="detail.run-id"')
    expect(body).toContain('&lt;b&gt;7&lt;/b&gt; &amp; &quot;8&quot;')
    expect(body).not.toContain('<b>7</b>')
    expect(await ground.stored()).toBe(0)
  })

  test('opened from an article asks what the article asks, and promises before anything is sent', async () => {
    const { status, body } = await ground.desk.ask('/tickets/new?article=runbooks/asks')
    expect(status).toBe(200)
    expect(body).toContain('name="detail.order"')
    expect(body).toContain('name="article" value="runbooks/asks"')
    expect(body).toMatch(/<option value="order-sync" selected>/)
    expect(body).toContain('Support desk aims to reply by <strong>Tue 24 Nov 2026, 09:30 (Europe/Berlin)</strong>')
  })

  test('lets nobody type more than the rules take', async () => {
    const { body } = await ground.desk.ask('/tickets/new')
    const most = (name: string) => Number(new RegExp(`name="${name}"[^>]* maxlength="(\\d+)"`).exec(body)?.[1])
    for (const name of ['title', 'description', 'name', 'email'] as const) {
      const refused = await form({ ...filled, [name]: 'a'.repeat(most(name) + 1) })
      expect(refused.status, name).toBe(422)
      if (name === 'email') continue
      const taken = await form({ ...filled, [name]: 'a'.repeat(most(name)) })
      expect(taken.status, name).toBe(201)
    }
  })

  test('opened for an article that readers may not see tells nothing of it', async () => {
    const { status, body } = await ground.desk.ask('/tickets/new?article=runbooks/internal')
    expect(status).toBe(200)
    expect(body).not.toContain('runbooks/internal')
  })

  test('sent from an article that readers may not see tells nothing of what it asks', async () => {
    const { articles } = ground.desk.world
    const asks = articles.get('runbooks/asks') as Article
    add(articles, { ...asks, id: 'runbooks/secret', title: 'The secret way in', audience: 'support' })
    const { status, body } = await form({ ...filled, title: '', article: 'runbooks/secret', automation: 'order-sync' })
    expect(status).toBe(422)
    expect(body).not.toContain('detail.order')
    expect(body).not.toContain('The secret way in')
    expect(body).toContain('2 things are missing or wrong')
    expect(await ground.stored()).toBe(0)
  })

  test('that brings a key comes through the door of machines, where no form is read', async () => {
    const headers = { authorization: `Bearer ${await machineKey(ground.desk.world, 'workato')}` }
    const answer = await ground.desk.ask('/tickets', { method: 'POST', body: new URLSearchParams(filled), headers })
    expect(answer.body).toMatchObject({ status: 415, code: 'request.unsupported-type' })
    expect(await ground.stored()).toBe(0)
  })

  test('of the escalate page knows from where it was sent what it is about', async () => {
    const body = new URLSearchParams({ ...filled, automation: '' })
    const headers = { referer: 'http://localhost:4321/escalate/?article=runbooks%2Fasks' }
    const answer = await ground.desk.ask('/tickets', { method: 'POST', body, headers })
    expect(answer.status).toBe(422)
    expect(answer.body).toContain('name="detail.order"')
  })

  test('then brings the answers asked for', async () => {
    const { status } = await form({ ...filled, automation: 'payouts', 'detail.run-id': 'j-7' })
    expect(status).toBe(201)
  })

  test('shows the request on a plain page to whoever has its key, and to nobody else', async () => {
    const { body: opened } = await ground.desk.ask('/tickets', { json: good })
    const plain = (token: string) =>
      ground.desk.ask('/request/page', { method: 'POST', body: new URLSearchParams({ token }) })
    expect((await plain(opened.token)).body).toContain(good.title)
    expect((await plain(opened.token)).body).toMatch(/<dt>First reply due<\/dt><dd>14:00 today, in /)
    const ana = await ground.desk.as('Ana')
    await ana(`/desk/tickets/${opened.ref}/acknowledgement`, { method: 'PUT' })
    expect((await plain(opened.token)).body).toMatch(/<dt>First reply:<\/dt><dd>kept, /)
    const does = (fields: Record<string, string>) =>
      ground.desk.ask('/request/page', {
        method: 'POST',
        body: new URLSearchParams({ token: opened.token, ...fields }),
      })
    expect((await does({ act: 'reopen' })).body).toContain('Say in a sentence what is still wrong.')
    const files = new FormData()
    for (const [name, value] of Object.entries({ token: opened.token, act: 'reply', body: 'It hangs <b>again</b>.' }))
      files.append(name, value)
    files.append('file', new File(['failed'], 'run.log', { type: 'text/plain' }))
    const replied = await ground.desk.ask('/request/page/attachments', { method: 'POST', body: files })
    for (const said of ['Your reply is sent.', 'File added: run.log', 'It hangs &lt;b&gt;again&lt;/b&gt;.'])
      expect(replied.body).toContain(said)
    await ana(`/desk/tickets/${opened.ref}/resolution`, { method: 'PUT', json: { note: 'Reconnected.' } })
    expect((await does({ act: 'reopen', body: 'Not for me.' })).body).toContain('Your request is open again.')
    await ana(`/desk/tickets/${opened.ref}/resolution`, { method: 'PUT', json: { note: 'Now it is.' } })
    expect((await does({ act: 'confirm' })).body).toContain('Your request is closed.')
    expect((await does({ act: 'rate', score: '4', body: 'Quick.' })).body).toContain('You rated it 4 of 5: well.')
    expect((await does({ act: 'rate', score: '9' })).body).toContain('Nothing was changed')
    expect((await does({ act: 'withdraw' })).body).toContain('role="status"')
    const other = await ground.desk.ask('/tickets', { json: good })
    const withdrawn = await ground.desk.ask('/request/page', {
      method: 'POST',
      body: new URLSearchParams({ token: other.body.token, act: 'withdraw' }),
    })
    expect(withdrawn.body).toContain('Your request is withdrawn.')
    const wrong = await plain('AAAAAAAAAAAAAAAAAAAAAA')
    expect(wrong.status).toBe(404)
    expect(wrong.body).not.toContain(good.title)
  })
})

describe('links to all requests', () => {
  const askFor = (email: string) => ground.desk.ask('/request/links', { json: { email } })
  const notices = () => ground.desk.world.read.selectFrom('notice').selectAll().where('kind', '=', 'links').execute()

  test('go to the address that filed them, once in a while, and nobody is told whether it is known', async () => {
    await ground.desk.open()
    await ground.desk.open({ title: 'Another thing' })
    const answers = [
      await askFor('KIM@example.com'),
      await askFor('kim@example.com'),
      await askFor('nobody@example.com'),
    ]
    expect(answers.map(({ status, body }) => [status, body])).toEqual(Array(3).fill([202, '']))
    const [notice, ...more] = await notices()
    expect(more).toEqual([])
    expect(notice?.recipient).toBe('kim@example.com')
    expect(
      JSON.parse(notice?.body ?? '')
        .tickets.map(({ title }: { title: string }) => title)
        .sort(),
    ).toEqual(['Another thing', 'Orders do not arrive'])
    ground.desk.world.after('PT11M')
    await askFor('kim@example.com')
    expect(await notices()).toHaveLength(2)
  })

  test('open the requests they name', async () => {
    const { ref } = await ground.desk.open()
    await askFor('kim@example.com')
    const mails: Mail[] = []
    await sendNotices(ground.desk.world, {
      mail: async (mail) => void mails.push(mail),
      webhook: null,
      publicUrl: 'https://help.example.com',
      asOf: ground.desk.world.now(),
    })
    const mail = mails.find(({ subject }) => subject === 'Links to your requests')
    const token = /help\.example\.com\/request\/#([\w-]{22})/.exec(mail?.text ?? '')?.[1]
    const { body } = await ground.desk.ask('/request', { headers: { authorization: `Bearer ${token}` } })
    expect(body.ref).toBe(ref)
  })

  test('are asked for with an address', async () => {
    expect((await askFor('kim')).body).toMatchObject({ status: 422, errors: [{ path: 'email' }] })
    const form = await ground.desk.ask('/request/links', {
      method: 'POST',
      body: new URLSearchParams({ email: 'kim' }),
    })
    expect(form.status).toBe(422)
  })
})
