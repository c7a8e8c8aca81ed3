import { createHash } from 'node:crypto'
import { addressKey } from '#domain/base/email.ts'
import { stamp } from '#domain/base/time.ts'
import type { Tx } from '../store/handle.ts'
import type { SignInTryRow } from '../store/schema.ts'
import { deleteTries, lockTries, saveTry, sweepTries } from '../store/sign-in-tries.ts'
import type { World } from './world.ts'

/** A try to sign in with a password, whether or not there is such a login. */
export type SignInTry = {
  email: string
  /** Where it comes from. */
  client: string
  /** The browser it comes from, when this account has signed in with it before. */
  device: string | null
}

/** How many tries are free, and how long the next waits: twice as long each time. Seconds. */
type Patience = { free: number; first: number; longest: number }

const ofOne: Patience = { free: 5, first: 15, longest: 900 }
/** Of all who are not known together: never more than a hundred tries an hour, and never none. */
const ofAll: Patience = { free: 20, first: 5, longest: 60 }
const keptFor = { hours: 24 }

/**
 * Whether a try is heard now: 0, or the seconds until it is. It counts before the password is looked at, so that a hundred at
 * once are a hundred. Strangers may make each other wait, but nobody who comes with a browser that the account knows.
 */
export async function hearTry(world: World, attempt: SignInTry): Promise<number> {
  const now = world.now()
  const keys = keysOf(attempt)
  return world.transact(async (tx) => {
    const rows = await lockTries(tx, { keys: keys.map(({ key }) => key), at: stamp(now), dialect: world.dialect })
    const waits = rows.map((row) => secondsUntil(row, now))
    const longest = Math.max(...waits)
    if (longest > 0) return longest
    for (const row of rows)
      await countTry(tx, row, { now, patience: keys.find(({ key }) => key === row.key)?.patience ?? ofOne })
    return 0
  })
}

/** The password was right: this browser or place begins anew, and what strangers have tried stays as it was. */
export async function welcome(world: World, attempt: SignInTry): Promise<void> {
  const own = keysOf(attempt)
  await world.transact(async (tx) => {
    const [mine, all] = own
    if (mine) await deleteTries(tx, [mine.key])
    if (!all) return
    const [row] = await lockTries(tx, { keys: [all.key], at: stamp(world.now()), dialect: world.dialect })
    if (row) await saveTry(tx, { ...row, tries: Math.max(0, row.tries - 1), until_at: row.last_at })
  })
}

/** Forgets tries of a day ago. */
export async function forgetTries({ transact, now }: Pick<World, 'transact' | 'now'>): Promise<void> {
  await transact((tx) => sweepTries(tx, stamp(now().subtract(keptFor))))
}

function keysOf({ email, client, device }: SignInTry): { key: string; patience: Patience }[] {
  const account = addressKey(email)
  if (device) return [{ key: hash('device', account, device), patience: ofOne }]
  return [
    { key: hash('place', account, client), patience: ofOne },
    { key: hash('account', account), patience: ofAll },
  ]
}

/** A clock that was ahead makes nobody wait until it comes round. */
function secondsUntil({ until_at }: SignInTryRow, now: Temporal.Instant): number {
  const seconds = Math.ceil(now.until(until_at).total('seconds'))
  return seconds > ofOne.longest ? 0 : Math.max(0, seconds)
}

async function countTry(tx: Tx, row: SignInTryRow, { now, patience }: { now: Temporal.Instant; patience: Patience }) {
  const isOld = row.last_at < stamp(now.subtract(keptFor))
  const tries = (isOld ? 0 : row.tries) + 1
  const { free, first, longest } = patience
  const seconds = tries < free ? 0 : Math.min(longest, first * 2 ** Math.min(20, tries - free))
  await saveTry(tx, { ...row, tries, last_at: stamp(now), until_at: stamp(now.add({ seconds })) })
}

function hash(...parts: string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}
