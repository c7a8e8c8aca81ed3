import type { Places } from '#domain/base/below.ts'
import type { Settings } from '#site/authoring/home/read.ts'
import { joinTeams } from './actions/join.ts'
import type { World } from './actions/world.ts'
import { type Auth, type AuthOptions, makeAuth } from './outside/auth.ts'
import type { Store } from './store/open.ts'

type Parts = { store: Store; world: World; secret: string }

/** Signing in, as the settings say. */
export function openAuth(settings: Settings, { store, world, secret }: Parts): Promise<Auth> {
  return makeAuth({
    database: store,
    secret,
    ...placesOf(settings),
    sessionHours: settings.SESSION_HOURS,
    oidc: oidcOf(settings, world),
  })
}

function oidcOf(settings: Settings, world: World): AuthOptions['oidc'] {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_PRIVATE, OIDC_SCOPES, OIDC_GROUPS, SUPPORT_READERS } =
    settings
  if (!OIDC_ISSUER) return null
  return {
    issuer: OIDC_ISSUER,
    clientId: OIDC_CLIENT_ID,
    clientSecret: OIDC_CLIENT_SECRET,
    allowPrivate: OIDC_PRIVATE,
    scopes: OIDC_SCOPES.split(' '),
    groups:
      OIDC_GROUPS.length + SUPPORT_READERS.groups.length === 0
        ? null
        : {
            claim: settings.OIDC_GROUPS_CLAIM,
            heard: (arrival) => joinTeams(world, arrival, { mapping: OIDC_GROUPS, readers: SUPPORT_READERS }),
          },
  }
}

/** Where pages and API are reached. */
export function placesOf({ PUBLIC_URL, API_URL }: Settings): Places {
  return { publicUrl: PUBLIC_URL, apiUrl: API_URL }
}
