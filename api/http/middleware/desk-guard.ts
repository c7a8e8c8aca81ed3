import type { MiddlewareHandler } from 'hono'
import type { World } from '#api/actions/world.ts'
import type { Auth } from '#api/outside/auth.ts'
import { teamsOf } from '#domain/ticket/may.ts'
import type { Env } from '../env.ts'
import { answerProblem } from '../problems.ts'

type WhoIs = Auth['whoIs']

type Guarded = {
  world: World
  whoIs: WhoIs
  /** How people may sign in; told to those who have not. */
  ways?: { password: boolean; oidc: boolean }
}

/** Lets only people of the model's teams in; what each may do is decided ticket by ticket. */
export function deskGuard({ world, whoIs, ways }: Guarded): MiddlewareHandler<Env> {
  return async (c, next) => {
    if (c.var.person) return next()
    const person = await whoIs(c.req.raw.headers)
    if (!person) return answerProblem(c, { code: 'request.not-signed-in', ...(ways ? { detail: { ways } } : {}) })
    if (!isOwnSite(c.req.raw, c.var.house.elsewhere)) return answerProblem(c, { code: 'request.cross-site' })
    if (!person.isVerified) return answerProblem(c, { code: 'request.unverified' })
    const teams = teamsOf(world.model, person.email)
    if (teams.length === 0) return answerProblem(c, { code: 'request.not-yours' })
    c.set('person', { kind: 'support', name: person.name, email: person.email, teams })
    await next()
    c.res.headers.set('cache-control', 'private, no-store')
    return undefined
  }
}

/** A change must come from a page of the portal, here or at its own origin; browsers say where it comes from. */
export function isOwnSite(request: Request, elsewhere: string | null): boolean {
  if (request.method === 'GET' || request.method === 'HEAD') return true
  const origin = request.headers.get('origin')
  if (elsewhere !== null && origin === elsewhere) return true
  const site = request.headers.get('sec-fetch-site')
  if (site !== null) return site === 'same-origin' || site === 'none'
  if (origin === null) return true
  return URL.canParse(origin) && new URL(origin).host === (request.headers.get('host') ?? new URL(request.url).host)
}
