import { expect, test } from 'vitest'
import { browserGround } from '#kit/browser-ground.ts'

const now = '2026-11-24T13:00:00Z'
const here = browserGround({ now })

async function file(title: string): Promise<{ ref: string; token: string }> {
  const answer = await fetch(`${here.served.url}/api/tickets`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      title,
      description: 'Since nine.',
      requester: { name: 'Kim Sato', email: 'kim@example.com' },
      automation: 'order-sync',
    }),
  })
  expect(answer.status).toBe(201)
  return (await answer.json()) as { ref: string; token: string }
}

/** Keeps the news of others from this browser, so that it acts on what it has read before. */
const expectsConflict = { ignoreErrors: /412 \(Precondition Failed\)|ERR_FAILED/ }

test('two people act at once: the second is told what changed, keeps every word, and sends again', async () => {
  const { ref } = await file('Two at once')
  const ana = await here.atDesk('ana', `/desk/ticket/#${ref}`, { ...expectsConflict, now })
  await ana.route('**/api/desk/events', (route) => route.abort())
  await ana.reload()
  await ana.getByRole('button', { name: 'Reply' }).click()
  await ana.getByLabel('What the requester should know').fill('Half a sentence that must not be lost')

  const jonas = await here.atDesk('jonas', `/desk/ticket/#${ref}`, { now })
  await jonas.getByRole('button', { name: 'Reply' }).click()
  await jonas.getByLabel('What the requester should know').fill('I am on it.')
  await jonas.getByRole('button', { name: 'Send the reply' }).click()
  await jonas.getByText('The reply is on its way.').waitFor()

  await ana.getByRole('button', { name: 'Send the reply' }).click()
  const conflict = ana.getByRole('alert')
  await conflict.getByText('Somebody else acted first').waitFor()
  expect(await conflict.getByRole('listitem').allTextContents()).toEqual(['Jonas Weber replied, 14:00 today'])
  await conflict.getByText('What you typed is still here.').waitFor()
  expect(await conflict.evaluate((element) => element === document.activeElement)).toBe(true)
  expect(await ana.getByLabel('What the requester should know').inputValue()).toBe(
    'Half a sentence that must not be lost',
  )
  await ana.locator('.timeline').getByText('I am on it.').waitFor()

  await ana.getByRole('button', { name: 'Send the reply' }).click()
  await ana.getByText('The reply is on its way.').waitFor()
  await ana.locator('.timeline').getByText('Half a sentence that must not be lost').waitFor()
  expect(await replies(ref)).toEqual(['I am on it.', 'Half a sentence that must not be lost'])
  await ana.context().close()
  await jonas.context().close()
})

test('a hand-over that meets an answer of the requester names it, and goes through when sent again', async () => {
  const { ref, token } = await file('Answered meanwhile')
  const ana = await here.atDesk('ana', `/desk/ticket/#${ref}/escalate`, { ...expectsConflict, now })
  await ana.getByLabel('Why it goes up').fill('Needs somebody who knows the recipe')
  await ana.getByLabel('What was tried').fill('Reconnected')
  await ana.getByLabel('Evidence: errors').fill('INVALID_SESSION_ID')
  await ana.getByLabel('What is asked of the next level').fill('Check the recipe')
  await ana.getByLabel('Id of the failed run').fill('j-1')
  await ana.route('**/api/desk/tickets/*', (route) =>
    route.request().method() === 'GET' ? route.abort() : route.continue(),
  )
  const told = await fetch(`${here.served.url}/api/request/replies`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ body: 'It is the sandbox, by the way.' }),
  })
  expect(told.status).toBe(201)
  await ana.getByRole('button', { name: 'Escalate to Finance automation' }).click()
  await ana.getByRole('alert').getByText('Kim Sato wrote, 14:00 today').waitFor()
  await ana.unroute('**/api/desk/tickets/*')
  expect(await ana.getByLabel('Evidence: errors').inputValue()).toBe('INVALID_SESSION_ID')
  await ana.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  await ana.getByText('It is the sandbox, by the way.').waitFor()
  await ana.getByRole('button', { name: 'Escalate to Finance automation' }).click()
  await ana.getByText('Escalated to Finance automation.').waitFor()
  await ana.context().close()
})

test('taking from the queue what a colleague has just taken is refused in words', async () => {
  const { ref } = await file('Taken twice')
  const ana = await here.atDesk('ana', '/desk/?text=Taken+twice', { ...expectsConflict, now })
  await ana.getByRole('link', { name: 'Taken twice' }).waitFor()
  await ana.route('**/api/desk/tickets?*', (route) => route.abort())
  const jonas = await here.atDesk('jonas', `/desk/ticket/#${ref}`, { now })
  await jonas.getByRole('button', { name: 'Assign to me' }).click()
  await jonas.getByText(/is assigned to you\./).waitFor()
  await ana.keyboard.press('j')
  await ana.keyboard.press('a')
  await ana.getByText(`${ref}: Somebody else acted first`).waitFor()
  await ana.unroute('**/api/desk/tickets?*')
  await ana.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  await ana.getByRole('row', { name: /Taken twice.*Jonas Weber/ }).waitFor()
  await ana.context().close()
  await jonas.context().close()
})

test('a reply whose answer is lost on the way is sent once, however often it is sent again', async () => {
  const { ref } = await file('Lost on the way')
  const ana = await here.atDesk('ana', `/desk/ticket/#${ref}/reply`, { ignoreErrors: /ERR_|replies|412/, now })
  await ana.getByLabel('What the requester should know').fill('Once only')
  await ana.route('**/replies', async (route) => {
    await route.fetch()
    await route.abort()
  })
  await ana.getByRole('button', { name: 'Send the reply' }).click()
  await ana.getByText('The server cannot be reached.').waitFor()
  expect(await ana.getByLabel('What the requester should know').inputValue()).toBe('Once only')
  await ana.unroute('**/replies')
  await ana.getByRole('button', { name: 'Send the reply' }).click()
  await ana.getByText('The reply is on its way.').waitFor()
  expect(await replies(ref)).toEqual(['Once only'])
  await ana.context().close()
})

async function replies(ref: string): Promise<string[]> {
  const rows = await here.served.world.read
    .selectFrom('ticket_event')
    .innerJoin('ticket', 'ticket.id', 'ticket_event.ticket_id')
    .select('ticket_event.data')
    .where('ticket.ref', '=', ref)
    .where('ticket_event.type', '=', 'ticket.replied')
    .orderBy('ticket_event.version')
    .execute()
  return rows.map(({ data }) => JSON.parse(data).body)
}
