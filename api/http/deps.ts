import type { World } from '#api/actions/world.ts'
import type { Auth } from '#api/outside/auth.ts'
import type { Suggestions } from '#domain/suggestion.ts'
import type { Limit } from './rate-limit.ts'

/** What the routes are given. */
export type Deps = {
  world: World
  suggestions: Suggestions
  auth: Auth
  limit: Limit
  /** Stylesheets of the built site, for pages made by the server. */
  stylesheets: readonly string[]
  isReady: () => Promise<boolean>
}
