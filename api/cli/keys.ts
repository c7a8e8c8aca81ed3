import type { Command } from 'commander'
import { readDay } from '#domain/base/day.ts'
import type { Result } from '#domain/base/result.ts'
import { stamp } from '#domain/base/time.ts'
import { type KeyAsked, keyAskedSchema, keyNameSchema, longestOverlap } from '#domain/ticket/api-key.ts'
import { scopes } from '#domain/ticket/scopes.ts'
import { keyView } from '#domain/views/api-key.ts'
import { sayKeyLine } from '#domain/words/api-keys.ts'
import { deskLanguage } from '#domain/words/language.ts'
import { explainRefusal } from '#domain/words/refusals.ts'
import { addApiKey, type MadeKey, revokeApiKey, rotateApiKey } from '../actions/api-keys.ts'
import { listApiKeys, listKeyEvents } from '../store/api-keys.ts'
import { CannotDo, doing, say, withStore, withWorld } from './open.ts'

const by = 'ladder key'
const usual = 'open,read-own'

/** `ladder key add|list|rotate|revoke|log`: API keys, by which machines log, read and act. */
export function addKeys(program: Command): void {
  const key = program.command('key').summary('keys by which machines use the API').description('API keys of machines.')
  key
    .command('add')
    .argument('<name>', 'what the key is for, such as order-sync')
    .option('--scope <list>', `what it may do, of ${scopes.join(', ')}`, usual)
    .option('--team <id>', 'whose tickets it reads, and for whom it acts: for read-team and act')
    .option('--expires <date>', 'the day on which it ends, such as 2027-03-31, or an instant')
    .summary('make a key; it is shown once')
    .description('Makes a key and prints it. It is kept hashed and cannot be shown again.')
    .action(
      doing(async (given: string, flags: { scope: string; team?: string; expires?: string }) =>
        withWorld(async ({ world }) => {
          say(keyOf(await addApiKey(world, askedOf(given, flags), by)))
        }),
      ),
    )
  key
    .command('list')
    .summary('all keys: what each may do, until when, and when it was used last')
    .action(
      doing(async () =>
        withStore(async ({ store }) => {
          const keys = await listApiKeys(store.db)
          if (keys.length === 0) say('No keys. Make one with: ladder key add NAME')
          const at = stamp(Temporal.Now.instant())
          for (const one of keys) say(sayKeyLine(keyView(one, at), deskLanguage))
        }),
      ),
    )
  key
    .command('rotate')
    .argument('<name>', 'name of the key')
    .option('--overlap <hours>', 'how long the old one goes on beside the new one', '24')
    .summary('make a new key in place of one; both open until the old one ends')
    .action(
      doing(async (given: string, flags: { overlap: string }) =>
        withWorld(async ({ world }) => {
          const overlap = Temporal.Duration.from({ hours: hoursOf(flags.overlap) })
          say(keyOf(await rotateApiKey(world, { name: nameOf(given), overlap, by })))
        }),
      ),
    )
  key
    .command('revoke')
    .argument('<name>', 'name of the key')
    .summary('take a key away, at once')
    .action(
      doing(async (given: string) =>
        withWorld(async ({ world }) => {
          const name = nameOf(given)
          if ((await revokeApiKey(world, { name }, by)) === 0)
            throw new CannotDo(`no key named "${name}" is in use; ladder key list shows them`)
          say(`The key "${name}" opens nothing any more.`)
        }),
      ),
    )
  key
    .command('log')
    .summary('who made, rotated and revoked which key, latest first')
    .action(
      doing(async () =>
        withStore(async ({ store }) => {
          const told = await listKeyEvents(store.db, 1000)
          if (told.length === 0) say('Nothing yet.')
          for (const { at, what, name, by: who } of told) say(`${at}\t${what}\t${name}\t${who}`)
        }),
      ),
    )
}

function keyOf(made: Result<MadeKey>): string {
  if (made.ok) return made.value.key
  const { title, detail } = explainRefusal(made.error.code, deskLanguage)
  throw new CannotDo(`${title}. ${detail}`)
}

function askedOf(name: string, { scope, team, expires }: { scope: string; team?: string; expires?: string }): KeyAsked {
  const read = keyAskedSchema.safeParse({
    name: nameOf(name),
    scopes: scope.split(',').map((one) => one.trim()),
    ...(team === undefined ? {} : { team }),
    ...(expires === undefined ? {} : { expiresAt: readDay(expires) ? `${expires}T00:00:00Z` : expires }),
  })
  if (read.success) return read.data
  const [issue] = read.error.issues
  const flag = { scopes: '--scope', team: '--team', expiresAt: '--expires' }[String(issue?.path[0])] ?? ''
  throw new CannotDo(`${flag}: ${issue?.message}`)
}

function hoursOf(given: string): number {
  const hours = Number(given)
  if (/^\d{1,5}$/.test(given) && hours <= longestOverlap.hours) return hours
  throw new CannotDo(`--overlap ${given}: expected hours, 0 to ${longestOverlap.hours}`)
}

function nameOf(given: string): string {
  const read = keyNameSchema.safeParse(given)
  if (!read.success)
    throw new CannotDo(`the name of a key is ${read.error.issues[0]?.message}; it has to say what it is for`)
  return read.data
}
