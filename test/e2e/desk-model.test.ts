import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { browserGround } from '#kit/browser-ground.ts'
import { fits, isClean } from '#kit/looks.ts'
import { filed } from '#kit/report.ts'

const now = '2026-11-24T13:10:00Z'
const here = browserGround({ now })
const folder = join(import.meta.dirname, '../../content/model')
const model = readFileSync(join(folder, 'support-model.yaml'), 'utf8')

test('the support model is read as it is in force; a proposal is checked, and tried on the tickets that were', async () => {
  const { ref } = await filed(here.served.world, { impact: 'high', urgency: 'high' })
  here.served.after('PT10M')
  here.served.world.model.reports.push({
    to: ['lead@example.com', 'owner@example.com'],
    every: 'month',
    at: '09:30',
    timeZone: 'Europe/Berlin',
    team: 'finance-automation',
  })
  const page = await here.atDesk('ana', '/desk/', { now, ignoreErrors: /422/ })
  await page.getByRole('link', { name: 'Support model' }).click()
  await page.getByRole('heading', { name: 'Levels' }).waitFor()
  await page.getByRole('region', { name: 'What changed' }).getByText('in force').waitFor()
  expect(await page.getByRole('link', { name: '1 Support desk', exact: true }).count()).toBeGreaterThan(0)

  const mailed = page.getByRole('region', { name: 'Reports by mail' }).getByRole('row').nth(1)
  expect(await mailed.textContent()).toMatch(
    /On the first of each month at 09:30 Europe\/Berlin.*Finance automation.*lead@example\.com, owner@example\.com/s,
  )

  const section = page.getByRole('region', { name: 'Try a change' })
  await section.getByRole('button', { name: 'Check it' }).click()
  await section.getByText('Choose a file or paste one first.').waitFor()
  const wrong = model.replace('team: support-desk', 'team: suport-desk')
  await section.getByLabel('Or paste one file').fill(wrong)
  await section.getByRole('button', { name: 'Check it' }).click()
  const line = wrong.split('\n').findIndex((text) => text.includes('suport-desk')) + 1
  await section.getByText(`model/support-model.yaml:${line}`).waitFor()
  await isClean(page)
  await section.getByRole('button', { name: 'Replay the last 13 weeks' }).click()
  await section.getByText('The proposed support model has errors').waitFor()

  const strict = model.replaceAll(/respond: PT\w+/g, 'respond: PT5M')
  await section.getByLabel('Files or a folder').setInputFiles([
    { name: 'support-model.yaml', mimeType: 'text/yaml', buffer: Buffer.from(strict) },
    { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('not of the model') },
  ])
  await section.getByLabel('Or paste one file').fill('')
  await section.getByText('Given: support-model.yaml').waitFor()
  await section.getByRole('button', { name: 'Check it' }).click()
  await section.getByText('It holds together.').waitFor()
  await section
    .getByText(/first reply 5 min, was/)
    .first()
    .waitFor()
  await section.getByRole('button', { name: 'Replay the last 13 weeks' }).click()
  await section.getByRole('heading', { name: 'What the last 13 weeks would have been' }).waitFor()
  const row = section.getByRole('row', { name: /^First reply/ })
  await row.getByText('none').waitFor()
  await row.getByText('1 of 1 broken').waitFor()
  await section.getByRole('link', { name: ref }).waitFor()
  await isClean(page)
  await fits(page, [1024, 390])
  await page.context().close()
}, 120_000)
