import { afterAll, beforeAll, expect, test } from 'vitest'
import { act } from '#api/actions/act.ts'
import { gatherGaps } from '#api/actions/gather-gaps.ts'
import { desk } from '#kit/desk-people.ts'
import { type Browsing, browse, type Served, serve } from '#kit/e2e.ts'
import { freePort } from '#kit/free-port.ts'
import { all, isText, line, refuseDialogs, run, short, strings } from '#kit/hostile.ts'
import { machineKey } from '#kit/machine-key.ts'
import { client, oidcProvider, settingsWith, signInAt } from '#kit/oidc.ts'

// What comes through other doors than the form's two fields: what an automation asks for, what a machine sends, what an
// identity provider calls somebody, what visitors search for.
const name = `<img src=x onerror=${run}> Ruiz`
const detail = all.slice(0, 3900)
const machine = `m <svg onload=${run}>`
let provider: Awaited<ReturnType<typeof oidcProvider>>
let served: Served
let browsing: Browsing
const links = { person: '', machine: '' }
const refs = { person: '', machine: '' }

async function post(path: string, body: unknown, headers: Record<string, string> = {}) {
  const answer = await fetch(`${served.url}/api${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  expect([path, answer.ok, answer.ok ? '' : await answer.text()]).toEqual([path, true, ''])
  return answer.status === 201 ? ((await answer.json()) as { ref: string; url: string }) : { ref: '', url: '' }
}

beforeAll(async () => {
  provider = await oidcProvider(client, () => ({ sub: '1', email: desk.ana.email, name, email_verified: true }))
  const port = await freePort()
  served = await serve({
    env: settingsWith(provider, `http://127.0.0.1:${port}`),
  })
  browsing = await browse(served)
  const report = { title: line(0), description: 'x', automation: 'invoice-approval' }
  const details = Object.fromEntries(
    (served.world.automations.get('invoice-approval')?.collect ?? []).map((field) => [field.name, detail]),
  )
  const filed = await post('/tickets', {
    ...report,
    requester: { name: 'Kim Sato', email: 'kim@example.com' },
    details: { ...details, [`<b onclick=${run}>`]: detail },
  })
  const key = await machineKey(served.world, machine)
  const logged = await post(
    '/tickets',
    { ...report, title: line(7), description: all, key: line(9), details: { [`<i onclick=${run}>`]: detail } },
    { authorization: `Bearer ${key}` },
  )
  Object.assign(refs, { person: filed.ref, machine: logged.ref })
  Object.assign(links, { person: filed.url, machine: logged.url })
  for (const query of short)
    await post('/searches', { searches: Array.from({ length: 4 }, () => ({ query, weak: true, results: 0 })) })
  await gatherGaps(served.world)
})

afterAll(async () => {
  await browsing.close()
  await served.stop()
  await provider.stop()
})

async function atDesk(path: string) {
  const { cookie } = await signInAt(served.url)
  const cookies = cookie.split('; ').map((pair) => {
    const [own = '', value = ''] = pair.split(/=(.*)/s)
    return { name: own, value, url: served.url }
  })
  const page = await browsing.open('about:blank')
  await page.context().addCookies(cookies)
  refuseDialogs(page)
  await page.goto(path)
  return page
}

test('what an automation asks for, what a machine sends and who a provider says it is stay text', async () => {
  const page = await atDesk(`/desk/ticket/#${refs.person}`)
  await page.getByRole('heading', { name: line(0) }).waitFor()
  const headers = { origin: served.url }
  for (const ref of [refs.person, refs.machine]) {
    const noted = await page.request.post(`/api/desk/tickets/${ref}/replies`, { headers, data: { body: strings[0] } })
    expect([noted.status(), await noted.text()]).toEqual([201, expect.any(String)])
  }
  await page.reload()
  await page.locator('.timeline').waitFor()
  await isText(page, { holds: [line(0), detail, name] })
  await page.goto(`/desk/ticket/#${refs.machine}`)
  await page.getByRole('heading', { name: line(7) }).waitFor()
  await page.locator('.timeline').waitFor()
  await isText(page, { holds: [line(7), all, detail, name] })
  for (const link of [links.person, links.machine]) {
    await page.goto(link)
    await page.locator('.standing').waitFor()
    await isText(page, { holds: [strings[0] as string] })
  }
  await page.context().close()
})

test('what visitors searched for, and gaps named after it, stay text; so do the reports', async () => {
  const solved = { type: 'resolve' as const, note: all, article: 'runbooks/order-sync/invalid-session-id' }
  const by = { kind: 'support' as const, ...desk.ana, teams: [] }
  expect((await act(served.world, { ref: refs.person }, solved, { by })).ok).toBe(true)
  const page = await atDesk('/desk/knowledge/')
  await page.locator('.gap').first().waitFor()
  for (const summary of await page.locator('.gap summary').all()) await summary.click()
  await isText(page, { holds: [] })
  expect(await page.locator('.gap').allTextContents()).toContainEqual(expect.stringContaining('<svg'))
  await page.goto('/desk/reports/')
  await page.getByRole('heading', { name: 'What is open' }).waitFor()
  await isText(page, { holds: [] })
  await page.context().close()
})
