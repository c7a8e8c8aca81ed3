import { sql } from 'kysely'
import { expect } from 'vitest'
import { forgetPresence } from '#api/actions/presence.ts'
import { deskOn, type TestDesk } from '#kit/desk-app.ts'
import { forEachDialect } from '#kit/dialects.ts'

/** The next news of who is where, as a page hears it. */
async function hearing(desk: TestDesk, name: string) {
  const headers = { cookie: await desk.cookieOf(name) }
  const answer = await desk.app.request('http://localhost:4321/api/desk/events', { headers })
  const reader = (answer.body as ReadableStream<Uint8Array>).getReader()
  const decoder = new TextDecoder()
  let text = ''
  const until = async (wanted: RegExp): Promise<string> => {
    for (;;) {
      const found = wanted.exec(text)
      if (found) {
        text = text.slice(found.index + found[0].length)
        return found[1] ?? ''
      }
      const { value, done } = await reader.read()
      if (done) throw new Error(`over: ${text}`)
      text += decoder.decode(value, { stream: true })
    }
  }
  await until(/: here\n/)
  return { next: async () => JSON.parse(await until(/event: presence\ndata: (.*)\n/)), stop: () => reader.cancel() }
}

forEachDialect.shared(
  'who has a ticket open, types and leaves is told to colleagues of any process, and forgotten after half a minute',
  async ({ store, another }) => {
    const here = await deskOn(store)
    const there = await deskOn(await another(), { chance: 'another' })
    const { ref } = await here.open()
    const [ana, jonas] = [await here.as('Ana'), await there.as('Jonas')]
    const address = `/desk/tickets/${ref}/presence`
    const say = (who: typeof ana, typing: boolean) => who(address, { method: 'PUT', json: { typing } })
    const people = (...typing: [string, boolean][]) =>
      typing.map(([name, types]) => expect.objectContaining({ name: expect.stringContaining(name), typing: types }))
    expect((await say(ana, false)).body).toEqual({ ref, people: people(['Ana', false]) })
    const page = await hearing(here, 'Ana')
    expect((await say(jonas, false)).body.people).toEqual(people(['Ana', false], ['Jonas', false]))
    expect((await page.next()).people).toEqual(people(['Ana', false], ['Jonas', false]))
    await say(jonas, false)
    await say(jonas, true)
    expect(await page.next()).toEqual({ ref, people: people(['Ana', false], ['Jonas', true]) })
    expect((await jonas(address, { method: 'DELETE' })).body.people).toEqual(people(['Ana', false]))
    expect((await page.next()).people).toEqual(people(['Ana', false]))

    here.world.after('PT31S')
    await forgetPresence(here.world)
    expect((await page.next()).people).toEqual([])
    await page.stop()
    expect((await sql`select * from presence`.execute(store.db)).rows).toEqual([])
    expect((await ana('/desk/tickets/TKT-22222/presence', { method: 'PUT', json: { typing: true } })).status).toBe(404)
    expect((await here.ask(address, { method: 'PUT', json: { typing: true } })).status).toBe(401)
  },
)
