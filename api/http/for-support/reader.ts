import { readsForSupport } from '#api/actions/join.ts'
import type { World } from '#api/actions/world.ts'
import type { Auth } from '#api/outside/auth.ts'
import type { SupportReaders } from '#domain/home/support-readers.ts'

/** Below which address articles for support are read. */
export const forSupportRoot = '/for-support/'

/** Kept by nothing between, nor by the browser: it is for one person. */
export const privately = { 'cache-control': 'private, no-store', vary: 'cookie' } as const

/** Whether there are readers at all, and whether somebody is one. */
export type Standing = 'closed' | 'stranger' | 'not-a-reader' | 'reads'

/** What those who do not read are told, the same whatever they ask for. */
export const refusals = {
  closed: 'request.not-found',
  stranger: 'request.not-signed-in',
  'not-a-reader': 'request.not-yours',
} as const satisfies Record<Exclude<Standing, 'reads'>, string>

export type Door = { world: World; auth: Pick<Auth, 'whoIs'>; readers: SupportReaders }

export function isOpenTo({ everybody, groups }: SupportReaders): boolean {
  return everybody || groups.length > 0
}

/** How whoever sent these headers stands to articles for support. */
export async function standingOf(headers: Headers, { world, auth, readers }: Door): Promise<Standing> {
  if (!isOpenTo(readers)) return 'closed'
  const person = await auth.whoIs(headers)
  if (!person) return 'stranger'
  return person.isVerified && (await readsForSupport(world, person.email, readers)) ? 'reads' : 'not-a-reader'
}
