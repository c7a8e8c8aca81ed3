import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Search } from '#domain/search/result.ts'
import type { World } from '../actions/world.ts'
import type { Auth } from '../outside/auth.ts'
import { readablePassword, writePrivate } from '../outside/secret.ts'
import { isEmpty, seedWorld } from './seed.ts'

type Parts = { world: World; search: Search; auth: Auth; dataDir: string; print: (text: string) => void }

/** Gives every member of the model a desk login and fills an empty database with the demo world, whole or not at all. */
export async function ensureDemo({ world, search, auth, dataDir, print }: Parts): Promise<void> {
  if (!(await isEmpty(world))) return
  print('Creating the demo world …')
  const password = readablePassword(world.random)
  for (const { name, email } of membersOf(world)) {
    if (!(await auth.add({ name, email, password }))) await auth.reset(email, password)
  }
  await writePrivate(loginFile(dataDir), password)
  await world.transact((tx) => seedWorld({ ...world, transact: (work) => work(tx), read: tx }, search))
}

/** The demo's desk login, once the demo world was made here; null otherwise. */
export async function demoLogin(world: World, dataDir: string): Promise<{ email: string; password: string } | null> {
  const password = await readFile(loginFile(dataDir), 'utf8').catch(() => null)
  const [first] = membersOf(world)
  return password && first ? { email: first.email, password } : null
}

function membersOf({ model }: World) {
  const all = model.teams.flatMap(({ members }) => members)
  return [...new Map(all.map((member) => [member.email.toLowerCase(), member])).values()]
}

function loginFile(dataDir: string): string {
  return join(dataDir, 'demo-login')
}
