import { expect, onTestFinished, test } from 'vitest'
import { type Received, receiveMail } from '#api/actions/receive-mail.ts'
import { bringMails } from '#api/mail-in.ts'
import { makeAlert } from '#api/outside/alert.ts'
import { makeLog } from '#api/outside/log.ts'
import { fetchMails, probeMailbox } from '#api/outside/mail-fetch.ts'
import { openDovecot } from '#kit/dovecot.ts'
import { listDeskTickets } from '#kit/mail-in.ts'
import { rawMail } from '#kit/mail-shapes/made.ts'
import { worldInMemory } from '#kit/world.ts'

const mailIn = { address: 'help@example.com', own: ['help@example.com'], host: 'help.example.com' }

function mail(subject: string): Buffer {
  const headers = { 'Message-ID': `<${subject}@x>`, Subject: `Mail ${subject}`, 'Delivered-To': 'help@example.com' }
  return rawMail({ headers, body: 'x' })
}

test('mails of a real mailbox are taken as they come, also after the server was away, each once', async (context) => {
  const dovecot = await openDovecot()
  if ('missing' in dovecot) return context.skip(dovecot.missing)
  onTestFinished(dovecot.stop)
  const world = await worldInMemory({ mailIn, now: Temporal.Now.instant().toString() })
  onTestFinished(world.close)
  for (const name of ['a', 'b', 'c']) dovecot.deliver(mail(name))

  // The process ends after the mail was fetched and before it is stored; then after it is stored and before it is flagged.
  const seen: string[] = []
  for (const stored of [false, true]) {
    const ended = Promise.withResolvers<void>()
    const fetcher = fetchMails({
      url: dovecot.url,
      receive: async (arrived) => {
        seen.push(arrived.key)
        if (stored) await receiveMail(world, mailIn, arrived)
        ended.resolve()
        throw new Error('it ended')
      },
      failed: () => {},
      recovered: () => {},
      now: world.now,
    })
    await ended.promise
    await fetcher.stop()
  }
  expect(seen).toEqual(['id:a@x', 'id:a@x'])
  expect(await listDeskTickets(world)).toHaveLength(1)

  const outcomes: Received['outcome'][] = []
  let more = Promise.withResolvers<void>()
  const bringing = await bringMails({
    world,
    settings: { MAIL_LISTEN: '', MAIL_IMAP: dovecot.url },
    log: makeLog('silent'),
    alert: makeAlert(makeLog('silent')),
    heard: ({ outcome }) => {
      outcomes.push(outcome)
      more.resolve()
    },
  })
  onTestFinished(bringing.stop)
  const until = async (count: number) => {
    while (outcomes.length < count) {
      more = Promise.withResolvers<void>()
      if (outcomes.length < count) await more.promise
    }
  }
  await until(3)
  expect(outcomes).toEqual(['known', 'opened', 'opened'])
  dovecot.deliver(mail('d'))
  await until(4)
  await dovecot.restart()
  dovecot.deliver(mail('e'))
  await until(5)
  const titles = (await listDeskTickets(world)).map(({ ticket }) => ticket.title)
  expect(titles.toSorted()).toEqual(['a', 'b', 'c', 'd', 'e'].map((name) => `Mail ${name}`))
  await bringing.stop()
  expect(await probeMailbox(dovecot.url)).toBe(5)
  await expect(probeMailbox(dovecot.url.replace('secret', 'wrong'))).rejects.toThrow()
}, 60_000)
