import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { modelFor } from '#api/actions/world.ts'
import { readEvents } from '#api/store/ticket-events.ts'
import { findTicket } from '#api/store/tickets.ts'
import { clocksOf } from '#domain/clocks/clock.ts'
import type { Clock } from '#domain/clocks/measure.ts'
import { sayClock, sayUsed } from '#domain/words/clocks.ts'
import { browserGround } from '#kit/browser-ground.ts'
import type { DeskDoor } from '#kit/desk-people.ts'

const article = 'runbooks/order-sync/invalid-session-id'
let now = '2026-11-24T09:00:00Z'
const here = browserGround({ now })
const pages: Page[] = []

/** Time passes for the server and for everybody's browser. */
async function after(duration: string) {
  here.served.after(duration)
  now = Temporal.Instant.from(now).add(duration).toString()
  for (const page of pages) {
    await page.clock.setFixedTime(now)
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  }
}

async function person(who: Parameters<DeskDoor>[0], path: string) {
  const page = await here.atDesk(who, path, { now, ignoreErrors: /422/ })
  pages.push(page)
  return page
}

async function clocksOfTicket(ref: string): Promise<Clock[]> {
  const { world } = here.served
  const stored = await findTicket(world.read, { ref })
  if (!stored) throw new Error(ref)
  const model = await modelFor(world, world.read, stored.ticket.model)
  return clocksOf(await readEvents(world.read, stored.ticket.id), model, world.now())
}

/** A clock in words, as a reader in Berlin gets them. */
function said(clock: Clock) {
  return sayClock(clock, { now, timeZone: 'Europe/Berlin', language: 'en' })
}

function deskWords(clock: Clock) {
  const { sentence } = said(clock)
  return clock.endedAt === null ? sentence : `${sentence} ${sayUsed(clock, 'en')}`
}

/** Every clock on the ticket page and on the request page is what the rules say of the stored log, now. */
async function clocksAgree(ref: string, { desk, request }: { desk: Page; request: Page }) {
  const clocks = await clocksOfTicket(ref)
  const isDue = (clock: Clock) => clock.due ?? 'paused: behind every instant'
  const open = clocks
    .filter(({ endedAt }) => endedAt === null)
    .sort((one, other) => isDue(one).localeCompare(isDue(other)))
  const settled = clocks.filter(({ endedAt }) => endedAt !== null)
  const expected = [...open, ...settled].map((clock) => ({
    name: clock.name,
    state: clock.state,
    due: clock.endedAt === null ? clock.due : null,
    words: deskWords(clock),
  }))
  const shown = () =>
    desk.locator('[data-clock]').evaluateAll((elements) =>
      elements.map((element) => ({
        name: element.getAttribute('data-clock'),
        state: element.getAttribute('data-state'),
        due: element.querySelector('.clock time')?.getAttribute('datetime') ?? null,
        words: [...element.childNodes]
          .filter((node) => !(node instanceof HTMLDetailsElement))
          .map((node) => node.textContent)
          .join(''),
      })),
    )
  await expect.poll(shown, { timeout: 8000 }).toEqual(expected)

  const told = clocks.filter(({ name, state, endedAt }) =>
    name === 'update' ? state === 'breached' || endedAt === null : name === 'respond' || name === 'resolve',
  )
  const promised = () =>
    request.locator('.promises > li').evaluateAll((elements) =>
      elements.map((element) => {
        const bar = element.querySelector('progress')
        return {
          name: element.querySelector('.what')?.textContent ?? '',
          words: element.querySelector('strong')?.textContent ?? '',
          target: Number(bar?.max),
          elapsed: Number(bar?.value),
        }
      }),
    )
  const order = ['respond', 'update', 'resolve']
  const wanted = told
    .toSorted((a, b) => order.indexOf(a.name) - order.indexOf(b.name))
    .map((clock) => ({
      name: said(clock).label,
      words: said(clock).words,
      target: clock.target,
      elapsed: Math.min(clock.elapsed, clock.target),
    }))
  await expect.poll(promised, { timeout: 8000 }).toEqual(wanted)
}

async function reply(page: Page, text: string, { asks = false } = {}) {
  await page.keyboard.press('r')
  await page.getByLabel('What the requester should know').fill(text)
  if (asks) await page.getByLabel('It asks something: wait for the reply').check()
  await page.getByRole('button', { name: 'Send the reply' }).click()
  await page.getByText('The reply is on its way.').waitFor()
}

async function handOver(page: Page, values: Record<string, string>) {
  for (const [label, text] of Object.entries(values)) await page.getByLabel(label).fill(text)
  await page.getByRole('button', { name: /^Escalate to/ }).click()
}

const handover = {
  'Why it goes up': 'It needs somebody who knows the recipe.',
  'What was tried': 'Reconnected twice.',
  'Evidence: errors': 'INVALID_SESSION_ID in job j-Ab12.',
  'What is asked of the next level': 'Look at the connection.',
}

test('a request climbs the ladder and comes back, told by five people, with every clock right at every turn', async () => {
  const kim = await here.browsing.open('about:blank')
  kim.setDefaultTimeout(20_000)
  await kim.clock.setFixedTime(now)
  await kim.goto(`/${article}/`)
  await kim.getByRole('checkbox', { name: 'Step 1 done' }).check()
  await kim.getByRole('region', { name: 'Did this help?' }).getByRole('link', { name: 'Escalate to support' }).click()
  await kim.getByText('Support desk aims to reply by').waitFor()
  await kim.getByLabel('Subject').fill('Runs fail again after reconnecting')
  await kim.getByLabel('What happened').fill('Reconnected twice.\nThe next run fails.')
  await kim.getByLabel('Your name').fill('Kim Sato')
  await kim.getByLabel('Your e-mail address').fill('kim@example.com')
  await kim.getByRole('main').getByRole('button', { name: 'Escalate to support' }).click()
  await kim.waitForURL(/\/request\/#/)
  await kim.locator('.standing').waitFor()
  const ref = /TKT-\w{5}/.exec((await kim.locator('.standing').textContent()) ?? '')?.[0] ?? ''
  pages.push(kim)

  const ana = await person('ana', '/desk/')
  await ana.getByRole('link', { name: 'Runs fail again after reconnecting' }).click()
  await ana.getByRole('button', { name: 'Acknowledge' }).waitFor()
  const ends = { desk: ana, request: kim }
  await clocksAgree(ref, ends)
  await after('PT5M')
  await ana.getByRole('button', { name: 'Acknowledge' }).click()
  await ana.getByText('Acknowledged. The requester is told.').waitFor()
  await ana.keyboard.press('a')
  await ana.getByText(/is assigned to you\./).waitFor()
  await after('PT10M')
  await reply(ana, 'Which connection is it?', { asks: true })
  await after('PT40M')
  await kim.getByText('Support desk needs a reply from you.').waitFor()
  await clocksAgree(ref, ends)

  await kim.getByLabel('Your reply').fill('The productive one.')
  await kim.getByRole('button', { name: 'Send to support' }).click()
  await ana.locator('.timeline').getByText('The productive one.').waitFor()
  await after('PT12M')
  await clocksAgree(ref, ends)

  await ana.keyboard.press('e')
  const wanted = ['What was tried', 'Evidence: errors', 'What is asked of the next level']
  // What the ticket says already stands there; here nothing is left of it.
  const emptied = Object.fromEntries(wanted.map((label) => [label, '']))
  await handOver(ana, { ...emptied, 'Why it goes up': 'It needs an expert.' })
  await ana.getByRole('alert').waitFor()
  for (const label of wanted) expect(await ana.getByLabel(label).getAttribute('aria-invalid'), label).toBe('true')
  expect(await ana.getByLabel('Why it goes up').inputValue()).toBe('It needs an expert.')
  await handOver(ana, { ...handover, 'Id of one failed run': 'j-Ab12' })
  await ana.getByText('Escalated to Finance automation.').waitFor()

  const noor = await person('noor', '/desk/?level=2')
  await noor.getByRole('link', { name: 'Runs fail again after reconnecting' }).click()
  await noor.locator('.handed').getByText('Look at the connection.').waitFor()
  await after('PT20M')
  await clocksAgree(ref, { desk: noor, request: kim })
  await noor.keyboard.press('b')
  await noor.getByLabel('Why it goes back').fill('The run id belongs to another recipe.')
  await noor.getByRole('button', { name: 'Return to Support desk' }).click()
  await ana.locator('.timeline').getByText('The run id belongs to another recipe.').waitFor()
  await after('PT5M')
  await clocksAgree(ref, ends)

  await ana.keyboard.press('e')
  await handOver(ana, { ...handover, 'Id of one failed run': 'j-Cd34' })
  await ana.getByText('Escalated to Finance automation.').waitFor()
  await after('PT30M')
  await noor.getByRole('button', { name: 'Escalate', exact: true }).click()
  await handOver(noor, {
    ...handover,
    'Id of one failed run': 'j-Cd34',
    'What stops and for whom': 'No order reaches NetSuite.',
  })
  await noor.getByText('Escalated to Automation HQ.').waitFor()
  await kim.getByText('Automation HQ').first().waitFor()

  const hana = await person('hana', `/desk/ticket/#${ref}`)
  await hana.getByRole('button', { name: 'Escalate', exact: true }).click()
  await handOver(hana, handover)
  await hana.getByText('Escalated to Automation HQ.').waitFor()
  await hana.locator('.more summary').click()
  await hana.getByRole('button', { name: 'Log a vendor ticket' }).click()
  await hana.getByLabel('Their reference').fill('WK-4711')
  await hana.getByRole('button', { name: 'Log it' }).click()
  await hana.getByText("Logged. The vendor's clock runs.").waitFor()
  await after('PT25M')
  await clocksAgree(ref, { desk: hana, request: kim })
  await hana.locator('.more summary').click()
  await hana.getByRole('button', { name: 'Vendor update' }).click()
  await hana.getByLabel('What they said').fill('A session policy was changed on their side.')
  await hana.getByRole('button', { name: 'Save the update' }).click()
  await hana.getByText('The update is saved.').waitFor()

  await hana.keyboard.press('s')
  await hana.getByLabel('What solved it').fill('Reconnected under the new policy.')
  await hana.getByRole('radio', { name: /Order sync stops with INVALID_SESSION_ID/ }).check()
  await hana.getByRole('button', { name: 'Resolve it' }).click()
  await hana.getByText('Resolved. The requester is told').waitFor()
  await after('PT1H')
  await kim.getByText('Did it work?').first().waitFor()
  expect((await findTicket(here.served.world.read, { ref }))?.ticket).toMatchObject({
    state: 'resolved',
    solvedBy: article,
  })
  await clocksAgree(ref, { desk: hana, request: kim })

  await kim.getByRole('button', { name: 'No, it is not' }).click()
  await kim.getByLabel('What is still wrong').fill('The last run failed again.')
  await kim.getByRole('button', { name: 'Reopen it' }).click()
  await hana.locator('.timeline').getByText('The last run failed again.').waitFor()
  await after('PT15M')
  await clocksAgree(ref, { desk: hana, request: kim })

  await hana.keyboard.press('s')
  await hana.getByLabel('What solved it').fill('Restarted the recipe, too.')
  await hana.getByRole('button', { name: 'Resolve it' }).click()
  await hana.getByText('Resolved. The requester is told').waitFor()
  await after('PT1M')
  await kim.getByRole('button', { name: 'Yes, it is solved' }).click()
  await kim.getByText('Resolved and closed.').waitFor()
  await kim.getByLabel('4 Well').check()
  await kim.getByLabel('What should we keep, or do better?').fill('Quick at the end.')
  await kim.getByRole('button', { name: 'Send the rating' }).click()
  await hana.getByText('Rated 4 of 5: Quick at the end.').waitFor()
  await clocksAgree(ref, { desk: hana, request: kim })
  expect((await findTicket(here.served.world.read, { ref }))?.ticket).toMatchObject({ state: 'closed', level: 4 })
  for (const page of pages.splice(0)) await page.context().close()
})

test('a ticket that was sent back twice goes above both levels, and both ends are told', async () => {
  const answer = await fetch(`${here.served.url}/api/tickets`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      title: 'To and fro',
      description: 'Since nine.',
      requester: { name: 'Kim Sato', email: 'kim@example.com' },
      automation: 'order-sync',
    }),
  })
  const { ref, url } = (await answer.json()) as { ref: string; url: string }
  const ana = await person('ana', `/desk/ticket/#${ref}`)
  const noor = await person('noor', `/desk/ticket/#${ref}`)
  const kim = await here.browsing.open('about:blank')
  await kim.clock.setFixedTime(now)
  await kim.goto(url)
  pages.push(kim)
  for (const [index, reason] of ['Not ours.', 'Still not ours.'].entries()) {
    await ana.getByRole('button', { name: 'Escalate', exact: true }).click()
    await handOver(ana, { ...handover, 'Id of the failed run': 'j-1' })
    await noor.locator('.ticket-head summary').click()
    await noor.getByRole('button', { name: 'Return', exact: true }).click()
    await noor.getByLabel('Why it goes back').fill(reason)
    await noor.getByRole('button', { name: 'Return to Support desk' }).click()
    await noor.getByText('Returned to Support desk.').waitFor()
    if (index === 0) await ana.locator('.timeline').getByText(reason).waitFor()
  }
  await ana.locator('.ladder .now').getByText('Automation HQ').first().waitFor()
  await after('PT10M')
  await kim.locator('.standing').getByText('Automation HQ').first().waitFor()
  await clocksAgree(ref, { desk: ana, request: kim })
  for (const page of pages.splice(0)) await page.context().close()
})
