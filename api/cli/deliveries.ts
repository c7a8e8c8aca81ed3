import type { Command } from 'commander'
import { deliveryWords } from '#domain/words/deliveries.ts'
import { deskLanguage } from '#domain/words/language.ts'
import { deliverAgain } from '../actions/deliver-again.ts'
import { readDeliveries } from '../actions/read/deliveries.ts'
import { doing, say, withStore } from './open.ts'

const words = deliveryWords(deskLanguage)

/** `ladder deliveries`: what did not get through, and how it is tried once more. */
export function addDeliveries(program: Command): void {
  program
    .command('deliveries')
    .summary('mails, webhooks and chat messages that did not get through')
    .description(
      'Says what was given up and what is tried again, and why. With --retry what was given up is tried once more.',
    )
    .option('--retry [id]', 'try it once more: all that was given up, or the one of an id')
    .option('--json', 'print it as JSON', false)
    .action(
      doing(async ({ retry, json }: { retry?: string | true; json: boolean }) =>
        withStore(async ({ store }) => {
          const ground = { read: store.db, transact: store.transact, now: () => Temporal.Now.instant() }
          if (retry !== undefined) {
            const revived = await deliverAgain(ground, retry === true ? 'all' : { id: retry })
            return say(json ? JSON.stringify({ revived }) : words.revived(revived))
          }
          const found = await readDeliveries(ground)
          if (json) return say(JSON.stringify(found, null, 2))
          if (found.items.length === 0) return say(words.none)
          say(words.sums(String(found.givenUp), String(found.failing)))
          for (const { id, what, channel, recipient, error, retryAt, attempts } of found.items)
            say(
              `${id}  ${words.by[channel]}: ${words.to(what, recipient)}, ${words.tries(attempts)}, ${retryAt ?? words.givenUp}: ${error}`,
            )
        }),
      ),
    )
}
