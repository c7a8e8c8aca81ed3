import { randomBytes } from 'node:crypto'
import { betterAuth } from 'better-auth'
import { getMigrations } from 'better-auth/db/migration'
import { genericOAuth } from 'better-auth/plugins/generic-oauth'
import type { Kysely } from 'kysely'
import { basePathOf, otherOrigin } from '#domain/base/below.ts'
import { addressKey } from '#domain/base/email.ts'
import { leastPassword, mostPassword } from '#domain/base/password.ts'
import { cleanText } from '#domain/base/text.ts'
import { type Browsers, makeBrowsers } from './browsers.ts'
import { isCommonPassword } from './common-passwords.ts'
import { type FetchLimit, withFetchLimit } from './fetch-limit.ts'
import { makeOpenSessions, type OpenSessions } from './open-sessions.ts'
import { type Passwords, scryptPasswords } from './passwords.ts'
import { signInAs } from './sign-in-as.ts'

type Person = { name: string; email: string }
type Oidc = {
  issuer: string
  clientId: string
  clientSecret: string
  allowPrivate: boolean
  scopes?: readonly string[]
  /** Where the provider says in which groups somebody is, and who hears of it at each sign-in. */
  groups?: { claim: string; heard: (arrival: Person & { groups: string[] }) => Promise<void> } | null
}
export type AuthOptions = {
  database: {
    // biome-ignore lint/suspicious/noExplicitAny: the library keeps its own tables in our database
    db: Kysely<any>
    dialect: 'sqlite' | 'postgres'
    /** Throws what the database failed with, where the library answers something of its own. */
    unmasked: <T>(work: () => Promise<T>) => Promise<T>
  }
  secret: string
  publicUrl: string
  /** Where the API is reached, when the pages lie elsewhere. */
  apiUrl?: string
  oidc: Oidc | null
  /** How passwords are kept; left out, at a price for whoever guesses. */
  passwords?: Passwords
  /** A session ends so many hours after signing in, used or not. */
  sessionHours?: number
}

/** Who is at the desk. Signing in says who a person is; what they may do follows from the teams of the model. */
export type Auth = Browsers &
  OpenSessions & {
    /** Answers everything under /api/auth. */
    handle: (request: Request) => Promise<Response>
    /** Rights follow from the address: one that nobody has verified gives none. */
    whoIs: (headers: Headers) => Promise<(Person & { isVerified: boolean }) | null>
    /** Who has a login with a password under an address, or null. */
    loginOf: (email: string) => Promise<Person | null>
    /** Cookies of a new session for somebody who has shown in another way who they are; null where nobody has a login as that. */
    signIn: (email: string) => Promise<string[] | null>
    /** False when somebody with that address exists. */
    add: (person: Person & { password: string }) => Promise<boolean>
    /** A new password for whoever has one; ends their sessions. False where nobody has a login with a password under that address. */
    reset: (email: string, password: string) => Promise<boolean>
    list: () => Promise<Person[]>
    /** Whether a password is one that many people choose, and nobody should. */
    isCommon: (password: string) => Promise<boolean>
    /** How a person may sign in. */
    ways: { password: true; oidc: boolean }
  }

const authPath = '/api/auth'

/** For one call to the identity provider: a person waits for it. */
const milliseconds = 5_000

/** Opens signing in on the database of the desk, its tables made or brought up to date. Rejects when the database is away. */
export function makeAuth(options: AuthOptions): Promise<Auth> {
  return withFetchLimit(limitOf(options), () => openAuth(options))
}

function limitOf({ oidc }: AuthOptions): FetchLimit {
  return { milliseconds, allowPrivate: oidc?.allowPrivate ?? false }
}

async function openAuth(options: AuthOptions): Promise<Auth> {
  const config = configure(options)
  await (await getMigrations(config)).runMigrations()
  const auth = betterAuth(config)
  const inner = await auth.$context
  const { secret } = options
  const own = options.apiUrl || options.publicUrl
  return {
    ...makeBrowsers({
      secret,
      ...cookiesOf(options),
      path: basePathOf(own) + authPath,
      random: (bytes) => randomBytes(bytes),
      keyOf: addressKey,
    }),
    ...makeOpenSessions({
      list: async (email) => {
        const found = await inner.internalAdapter.findUserByEmail(email.toLowerCase())
        return found && inner.internalAdapter.listSessions(found.user.id, { onlyActiveSessions: true })
      },
      end: (tokens) => inner.internalAdapter.deleteSessions(tokens),
      asking: async (headers) => (await auth.api.getSession({ headers }))?.session.id ?? null,
    }),
    handle: (request) =>
      withFetchLimit(limitOf(options), () =>
        options.database.unmasked(() => auth.handler(atBase(request, basePathOf(own)))),
      ),
    whoIs: async (headers) => {
      const session = await options.database.unmasked(() => auth.api.getSession({ headers }))
      if (!session) return null
      const { name, email, emailVerified } = session.user
      return { name, email, isVerified: emailVerified }
    },
    loginOf: async (email) => {
      const found = await inner.internalAdapter.findUserByEmail(email.toLowerCase(), { includeAccounts: true })
      const hasPassword = found?.accounts.some(({ providerId }) => providerId === 'credential')
      return found && hasPassword ? { name: found.user.name, email: found.user.email } : null
    },
    signIn: async (email) => {
      const answer = await options.database.unmasked(() =>
        auth.api.signInAs({ body: { email: email.toLowerCase() }, asResponse: true }),
      )
      const cookies = answer.headers.getSetCookie()
      return answer.ok && cookies.length > 0 ? cookies : null
    },
    add: async ({ name, email, password }) => {
      const address = email.toLowerCase()
      if (await inner.internalAdapter.findUserByEmail(address)) return false
      const user = await inner.internalAdapter
        .createUser({ name, email: address, emailVerified: true }, { method: 'admin' })
        .catch(async (error) => {
          // Somebody else may have been a moment faster.
          if (await inner.internalAdapter.findUserByEmail(address)) return null
          throw error
        })
      if (!user) return false
      const hash = await inner.password.hash(password)
      await inner.internalAdapter.linkAccount({
        userId: user.id,
        providerId: 'credential',
        accountId: user.id,
        password: hash,
      })
      return true
    },
    reset: async (email, password) => {
      const found = await inner.internalAdapter.findUserByEmail(email.toLowerCase(), { includeAccounts: true })
      if (!found?.accounts.some(({ providerId }) => providerId === 'credential')) return false
      const userId = found.user.id
      await inner.internalAdapter.updatePassword(userId, await inner.password.hash(password))
      await inner.internalAdapter.deleteUserSessions(userId)
      return true
    },
    list: async () => (await inner.internalAdapter.listUsers()).map(({ name, email }) => ({ name, email })),
    isCommon: isCommonPassword,
    ways: { password: true, oidc: options.oidc !== null },
  }
}

/** Pages at another origin send a cookie only where it says so, and browsers take such ones over https alone. */
function cookiesOf({ publicUrl, apiUrl }: Pick<AuthOptions, 'publicUrl' | 'apiUrl'>) {
  const isSecure = (apiUrl || publicUrl).startsWith('https:')
  const isApart = otherOrigin('api', { publicUrl, apiUrl: apiUrl ?? '' }) !== null
  return { isSecure, sameSite: isApart && isSecure ? ('None' as const) : ('Lax' as const) }
}

function configure({
  database: { db, dialect },
  secret,
  publicUrl,
  apiUrl,
  oidc,
  passwords,
  sessionHours = 12,
}: AuthOptions) {
  const own = apiUrl || publicUrl
  const { isSecure, sameSite } = cookiesOf({ publicUrl, ...(apiUrl ? { apiUrl } : {}) })
  return {
    database: { db, type: dialect },
    secret,
    baseURL: own + authPath,
    trustedOrigins: (request?: Request) => [new URL(publicUrl).origin, ...sameHost(request)],
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: leastPassword,
      maxPasswordLength: mostPassword,
      password: passwords ?? scryptPasswords,
    },
    user: { modelName: 'auth_user' },
    session: { modelName: 'auth_session', expiresIn: 60 * 60 * sessionHours, disableSessionRefresh: true },
    account: { modelName: 'auth_account', accountLinking: { enabled: true } },
    verification: { modelName: 'auth_verification' },
    disabledPaths: ['/update-user', '/change-email', '/delete-user', '/is-username-available'],
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
    onAPIError: { throw: true },
    // It would keep whatever a header says of the caller.
    advanced: {
      cookiePrefix: 'ladder',
      useSecureCookies: isSecure,
      ipAddress: { disableIpTracking: true },
      defaultCookieAttributes: {
        path: basePathOf(own) || '/',
        sameSite: sameSite === 'None' ? ('none' as const) : ('lax' as const),
      },
    },
    plugins: [signInAs, ...(oidc ? [genericOAuth({ config: [provider(oidc)] })] : [])],
  }
}

function provider({ issuer, clientId, clientSecret, scopes = ['openid', 'email', 'profile'], groups = null }: Oidc) {
  return {
    providerId: 'oidc',
    discoveryUrl: `${issuer}/.well-known/openid-configuration`,
    clientId,
    clientSecret,
    scopes: [...scopes],
    pkce: true,
    mapProfileToUser: async (profile: Record<string, unknown>) => {
      const { email_verified: verified, name, email } = profile
      const called = typeof name === 'string' ? { name: cleanText(name) } : {}
      if (groups && typeof email === 'string' && isVouched(verified))
        await groups.heard({ name: '', email, ...called, groups: groupsIn(profile, groups.claim) })
      return { emailVerified: isVouched(verified), ...called }
    },
  }
}

/** What a claim holds, by its name or its path: one group or a list. */
function groupsIn(profile: Record<string, unknown>, claim: string): string[] {
  const step = (held: unknown, name: string) => (held as Record<string, unknown> | null | undefined)?.[name]
  const held = Object.hasOwn(profile, claim) ? profile[claim] : claim.split('.').reduce(step, profile as unknown)
  return [held].flat().filter((one) => typeof one === 'string')
}

/** Rights follow from the address: one that the provider says it has not checked gives none. Many say nothing. */
function isVouched(verified: unknown): boolean {
  return verified !== false && verified !== 'false'
}

/** The library knows whole addresses; a proxy may have taken the base off. */
function atBase(request: Request, base: string): Request {
  const url = new URL(request.url)
  if (base === '' || url.pathname.startsWith(`${base}/`)) return request
  url.pathname = base + url.pathname
  return new Request(url, request)
}

/** A page served under another name of this host (127.0.0.1 for localhost) may sign in too. */
function sameHost(request: Request | undefined): string[] {
  const host = request?.headers.get('host')
  return host ? [`http://${host}`, `https://${host}`] : []
}
