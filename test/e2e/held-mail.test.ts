import { expect, test } from 'vitest'
import { receiveMail } from '#api/actions/receive-mail.ts'
import { parseMail } from '#api/outside/mail-parse.ts'
import { browserGround } from '#kit/browser-ground.ts'
import { fits, isClean } from '#kit/looks.ts'
import { rawMail } from '#kit/mail-shapes/made.ts'
import { filed } from '#kit/report.ts'

const now = '2026-11-24T13:10:00Z'
const here = browserGround({ now })
const mailIn = { address: 'help@example.com', own: [], host: 'help.example.com' }

test('a mail that nobody can place waits at the desk, goes into its ticket with its quote folded, or is discarded', async () => {
  const { world } = here.served
  const { ref, token } = await filed(world, { title: 'Orders wait' })
  const bring = async (subject: string, body: string) => {
    const headers = {
      From: '"Lee <b>bold</b>" <lee@example.com>',
      To: 'nobody@example.org',
      Subject: subject,
      'Message-ID': `<${subject}@x>`,
    }
    await receiveMail(
      world,
      mailIn,
      await parseMail(rawMail({ headers, body }), { sender: 'lee@example.com', recipients: [] }),
    )
  }
  const quote = 'On 24 Nov 2026 Help <help@example.com> wrote:\n> <script>document.title = "run"</script>\n'
  await bring(`Re: ${ref}`, `<img src=x onerror="document.title='run'"> It works.\n\n${quote}`)
  await bring('Lost <i>letter</i>', 'Nobody knows.')
  const page = await here.atDesk('ana', '/desk/', { now })
  await page.getByRole('link', { name: 'Held mail' }).click()
  await page.getByRole('heading', { name: 'Lost <i>letter</i>' }).waitFor()
  await isClean(page)
  await fits(page, [1024, 390])
  const first = page.locator('.gap').filter({ hasText: `It seems to be about ${ref}` })
  await first.getByRole('button', { name: 'Add to the ticket' }).click()
  await page.getByText(`It is a reply in ${ref} now.`).waitFor()
  await page.getByRole('button', { name: 'Discard' }).click()
  await page.getByText('No mail is held.').waitFor()
  await page.goto(`${here.served.url}/desk/ticket/#${ref}`)
  await page.getByText('by mail from lee@example.com').waitFor()
  await page.getByText('Quoted text and signature').click()
  await page.getByText('> <script>').waitFor()
  await isClean(page)
  await page.goto(`${here.served.url}/request/#${token}`)
  await page.getByText('Quoted text and signature').click()
  await page.getByText('> <script>').waitFor()
  await isClean(page)
  expect(await page.title()).not.toContain('run')
  await page.context().close()
}, 120_000)
