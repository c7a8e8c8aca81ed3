import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { memberOf } from '#api/actions/community.ts'
import type { Writer } from '#domain/community/facts.ts'
import { teamsOf } from '#domain/ticket/may.ts'
import type { Deps } from '../deps.ts'
import type { Env } from '../env.ts'

const name = 'ladder_member'
const days = 90

/** Who is at a page of the community: somebody of the desk, somebody whose address is confirmed, or a stranger. */
export async function writerAt(c: Context<Env>, { world, auth }: Pick<Deps, 'world' | 'auth'>): Promise<Writer | null> {
  if (c.req.header('cookie') === undefined) return null
  const person = await auth.whoIs(c.req.raw.headers)
  const teams = person?.isVerified ? teamsOf(world.model, person.email) : []
  if (person && teams.length > 0) return { kind: 'support', name: person.name, email: person.email, teams }
  const token = getCookie(c, name)
  return token ? memberOf(world, token) : null
}

/** The browser is known from now on. The cookie is for this site's own pages, and no script reads it. */
export function rememberMember(c: Context<Env>, token: string, publicUrl: string): void {
  setCookie(c, name, token, {
    httpOnly: true,
    sameSite: 'Lax',
    secure: publicUrl.startsWith('https:'),
    path: `${c.var.house.reach.api}/`,
    maxAge: days * 86_400,
  })
}

/** Forgets the browser, and answers how it was known. */
export function forgetMember(c: Context<Env>): string | undefined {
  const token = getCookie(c, name)
  deleteCookie(c, name, { path: `${c.var.house.reach.api}/` })
  return token
}
