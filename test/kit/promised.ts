import { setTimeout } from 'node:timers/promises'
import type { Store } from '#api/store/open.ts'
import type { Mailbox } from './mail.ts'
import { verified } from './seal.ts'
import { broken, count, type Written } from './writers.ts'

/** Whatever is not as it was promised to the writers, in the database or at the mail server. */
export async function untrue(store: Store, mailbox: Mailbox, written: Written): Promise<string[]> {
  await allSent(store)
  const ids = count(mailbox.mails.map(({ messageId }) => messageId ?? ''))
  const told = count(mailbox.mails.map((mail) => String(mail.headers.get('x-ladder-request'))))
  const { problems } = await verified(store)
  return [
    ...(await broken(store.db, written)),
    ...[...ids].filter(([, many]) => many > 1).map(([id, many]) => `mail ${id} came ${many} times`),
    ...[...written.tickets].filter(([, ref]) => !told.has(ref)).map(([title]) => `${title} was told to nobody`),
    ...problems.map(({ ref, problem }) => `${ref}: ${problem}`),
  ]
}

/** Waits for the outbox to be empty, as long as it gets emptier. */
async function allSent({ db }: Store): Promise<void> {
  let least = Number.POSITIVE_INFINITY
  for (let since = performance.now(); least > 0; ) {
    const waiting = await db.selectFrom('notice').selectAll().where('sent_at', 'is', null).execute()
    if (waiting.length < least) since = performance.now()
    least = Math.min(least, waiting.length)
    if (performance.now() - since > 60_000)
      throw new Error(`${least} notices are not sent, such as ${JSON.stringify(waiting[0])}`)
    await setTimeout(200)
  }
}
