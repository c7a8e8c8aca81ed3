import type { Command } from 'commander'
import { text } from '#domain/base/text.ts'
import { addApiKey, revokeApiKey } from '../actions/api-keys.ts'
import { listApiKeys } from '../store/api-keys.ts'
import { CannotDo, doing, say, withStore, withWorld } from './open.ts'

/** `ladder key add|list|revoke`: API keys, by which machines log tickets. */
export function addKeys(program: Command): void {
  const key = program.command('key').summary('keys by which machines log tickets').description('API keys of machines.')
  key
    .command('add')
    .argument('<name>', 'what the key is for, such as order-sync')
    .summary('make a key; it is shown once')
    .description('Makes a key and prints it. It is kept hashed and cannot be shown again.')
    .action(
      doing(async (given: string) =>
        withWorld(async ({ world }) => {
          const name = nameOf(given)
          const made = await addApiKey(world, name)
          if (made === null)
            throw new CannotDo(`there is a key named "${name}" already; revoke it first, or choose another name`)
          say(made)
        }),
      ),
    )
  key
    .command('list')
    .summary('names of all keys, and which are revoked')
    .action(
      doing(async () =>
        withStore(async ({ store }) => {
          const keys = await listApiKeys(store.db)
          if (keys.length === 0) say('No keys. Make one with: ladder key add NAME')
          for (const { name, createdAt, revokedAt } of keys)
            say(`${name}\tmade ${createdAt}${revokedAt ? `\trevoked ${revokedAt}` : ''}`)
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
          if (!(await revokeApiKey(world, name)))
            throw new CannotDo(`no key named "${name}" is in use; ladder key list shows them`)
          say(`The key "${name}" opens nothing any more.`)
        }),
      ),
    )
}

const nameSchema = text({ least: 1, most: 100 })

function nameOf(given: string): string {
  const read = nameSchema.safeParse(given)
  if (!read.success)
    throw new CannotDo(`the name of a key is ${read.error.issues[0]?.message}; it has to say what it is for`)
  return read.data
}
