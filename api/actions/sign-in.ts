import { addressKey } from '#domain/base/email.ts'
import { stamp } from '#domain/base/time.ts'
import type { SignInTryRow } from '../store/schema.ts'
import { deleteTries, deleteTriesOf, lockTries, saveTry, sweepTries } from '../store/sign-in-tries.ts'
import { countTry, type Patience, secondsUntil, tryKey } from './tries.ts'
import type { World } from './world.ts'

/** A try to sign in with a password, whether or not there is such a login. */
export type SignInTry = {
  email: string
  /** Where it comes from. */
  client: string
  /** The browser it comes from, when this account has signed in with it before. */
  device: string | null
}

const ofOne: Patience = { free: 5, first: 15, longest: 900 }
/** Of all who are not known together: never more than a hundred tries an hour, and never none. */
const ofAll: Patience = { free: 20, first: 5, longest: 60 }
const keptFor = { hours: 24 }
/** A place that the account has signed in from is known for so long. */
const knownFor = { hours: 30 * 24 }

/**
 * Whether a try is heard now: 0, or the seconds until it is. It counts before the password is looked at, so that a hundred at
 * once are a hundred. Strangers may make each other wait, but nobody who comes with a browser that the account has signed in
 * with, or from a place that it has signed in from: these wait for none but themselves.
 */
export async function hearTry(world: World, attempt: SignInTry): Promise<number> {
  const now = world.now()
  const { account, own } = keysOf(attempt)
  const keys = attempt.device ? [own] : [own, account]
  return world.transact(async (tx) => {
    const rows = await lockTries(tx, { account, keys, at: stamp(now), dialect: world.dialect })
    const counted = isPlaceKnown(rows, { place: own, now }) ? rows.filter(({ key }) => key === own) : rows
    const longest = Math.max(...counted.map((row) => secondsUntil(row, now, ofOne)))
    if (longest > 0) return longest
    for (const row of counted) await countTry(tx, row, { now, patience: row.key === account ? ofAll : ofOne })
    return 0
  })
}

/**
 * The password was right, or a link that was mailed: this browser or place begins anew, what strangers have tried stays as it was,
 * and the account is known at this place from now on. Answers whether it was known there, or with this browser, before.
 */
export async function welcome(world: World, attempt: SignInTry): Promise<boolean> {
  const now = world.now()
  const { account, own, place } = keysOf(attempt)
  return world.transact(async (tx) => {
    const keys = attempt.device ? [place] : [place, account]
    const rows = await lockTries(tx, { account, keys, at: stamp(now), dialect: world.dialect })
    for (const row of rows) {
      if (row.key === place) await saveTry(tx, { ...(attempt.device ? row : anew(row)), known_at: stamp(now) })
      else if (!isPlaceKnown(rows, { place, now }))
        await saveTry(tx, { ...anew(row), tries: Math.max(0, row.tries - 1) })
    }
    if (attempt.device) await deleteTries(tx, [own])
    return attempt.device !== null || isPlaceKnown(rows, { place, now })
  })
}

/** An account has a new password: nobody waits any more, and nobody is known. */
export async function forgetTriesOf({ transact }: Pick<World, 'transact'>, email: string): Promise<void> {
  await transact((tx) => deleteTriesOf(tx, keysOf({ email, client: '', device: null }).account))
}

/** Forgets tries of a day ago, and places where nobody has signed in for a month. */
export async function forgetTries({ transact, now }: Pick<World, 'transact' | 'now'>): Promise<void> {
  const [tried, known] = [keptFor, knownFor].map((time) => stamp(now().subtract(time))) as [string, string]
  await transact((tx) => sweepTries(tx, { tried, known }))
}

/** What a try is counted under: with all strangers of its account; by its place; by the browser that is known, else by its place. */
function keysOf({ email, client, device }: SignInTry) {
  const address = addressKey(email)
  const place = tryKey('place', address, client)
  const own = device ? tryKey('device', address, device) : place
  const account = tryKey('account', address)
  return { account, own, place }
}

function isPlaceKnown(
  rows: readonly SignInTryRow[],
  { place, now }: { place: string; now: Temporal.Instant },
): boolean {
  const known = rows.find(({ key }) => key === place)?.known_at ?? null
  return known !== null && known >= stamp(now.subtract(knownFor))
}

function anew(row: SignInTryRow): SignInTryRow {
  return { ...row, tries: 0, until_at: row.last_at }
}
