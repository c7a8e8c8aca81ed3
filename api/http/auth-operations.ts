import { createRoute, z } from '@hono/zod-openapi'
import { emailSchema } from '#domain/base/email.ts'
import { leastPassword, mostPassword } from '#domain/base/password.ts'
import { problemResponse } from './problems.ts'

export const askSchema = z.strictObject({ email: emailSchema })
export const choiceSchema = z.strictObject({
  password: z
    .string()
    .min(leastPassword, `at least ${leastPassword} characters`)
    .max(mostPassword, `at most ${mostPassword} characters`)
    .meta({ pattern: '^[\\s\\S]*$' }),
})

const instant = z.iso.datetime()
const userSchema = z.looseObject({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  emailVerified: z.boolean(),
  image: z.string().nullish(),
  createdAt: instant,
  updatedAt: instant,
})
const sessionSchema = z.looseObject({ id: z.string(), userId: z.string(), expiresAt: instant })

/** A path of the portal, or a whole address of it: where a browser is sent afterwards. */
const whereTo = z.string().meta({ pattern: '^(/|https?://)[!-~]*$' }).optional()
const signInSchema = z.object({
  email: z.string().meta({ pattern: '^[^@\\s]+@[^@\\s]+$' }),
  password: z.string().meta({ pattern: '^[\\s\\S]*$' }),
  rememberMe: z.boolean().optional().describe('false: the cookie ends with the browser'),
})
const elsewhereSchema = z.object({
  provider: z.literal('oidc'),
  callbackURL: whereTo.describe('Where the browser goes when it is signed in'),
  errorCallbackURL: whereTo.describe('Where it goes when that fails'),
  disableRedirect: z.boolean().optional().describe('true: no Location is sent, only `url`'),
})
/** What an identity provider sends back. */
const broughtSchema = z.object({
  code: z.string().meta({ pattern: '^[!-~]*$' }).optional(),
  state: z.string().meta({ pattern: '^[!-~]*$' }).optional(),
  error: z.string().meta({ pattern: '^[ -~]*$' }).optional(),
})

const json = <Schema extends z.ZodType>(schema: Schema) => ({ 'application/json': { schema } })
/** The sign-in library says what it refuses in its own shape. */
const refused = {
  description: 'A problem (RFC 9457), or what the sign-in library refuses',
  content: {
    ...problemResponse.content,
    ...json(z.looseObject({ code: z.string().optional(), message: z.string().optional() })),
  },
}
/** A body may come, and is not looked at. */
const noMatter = { body: { content: json(z.object({})), required: false } }
const common = { tags: ['Desk'], responses: { default: refused } }
const ofMail = { ...common, security: [{ link: [] }] }
const ofSession = { ...common, security: [{ session: [] }] }
const signedIn = { description: 'Signed in: the session is in the cookies that are set' }
const sentOn = { description: 'To the portal: signed in, or told why not' }

/** How a person signs in and out at the desk, for the document. */
export const authOperations = [
  createRoute({
    ...common,
    method: 'post',
    path: '/auth/sign-in/email',
    operationId: 'signIn',
    summary: 'Sign in with address and password',
    description:
      'After some wrong ones an account waits: 429 with Retry-After. The token of the session is in a cookie, and in no body.',
    request: {
      body: {
        content: {
          ...json(signInSchema),
          'application/x-www-form-urlencoded': { schema: signInSchema },
          'multipart/form-data': { schema: signInSchema },
        },
        required: true,
      },
    },
    responses: { ...common.responses, 200: { ...signedIn, content: json(z.looseObject({ user: userSchema })) } },
  }),
  createRoute({
    ...common,
    method: 'post',
    path: '/auth/sign-in/social',
    operationId: 'signInElsewhere',
    summary: 'Sign in with the identity provider',
    request: { body: { content: json(elsewhereSchema), required: true } },
    responses: {
      ...common.responses,
      200: {
        description: 'Where to send the browser',
        content: json(z.looseObject({ url: z.string(), redirect: z.boolean() })),
      },
    },
  }),
  ...(['/auth/callback/{provider}', '/auth/oauth2/callback/{provider}'] as const).flatMap((path) =>
    (['get', 'post'] as const).map((method) =>
      createRoute({
        ...common,
        method,
        path,
        operationId: `${method === 'get' ? 'return' : 'post'}From${path.includes('oauth2') ? 'Oidc' : 'Provider'}`,
        summary: 'Where the identity provider sends a browser back to',
        request: {
          params: z.object({ provider: z.literal('oidc') }),
          ...(method === 'get'
            ? { query: broughtSchema }
            : { body: { content: { 'application/x-www-form-urlencoded': { schema: broughtSchema } } } }),
        },
        responses: { ...common.responses, 302: sentOn },
      }),
    ),
  ),
  createRoute({
    ...common,
    method: 'get',
    path: '/auth/error',
    operationId: 'getSignInError',
    summary: 'Why signing in elsewhere failed, where no page was named for it',
    responses: {
      ...common.responses,
      200: { description: 'A page', content: { 'text/html': { schema: z.string() } } },
      302: sentOn,
    },
  }),
  createRoute({
    ...ofSession,
    method: 'get',
    path: '/auth/get-session',
    operationId: 'getLogin',
    summary: 'Who is signed in',
    responses: {
      ...common.responses,
      200: {
        description: 'The login, or null',
        content: json(z.looseObject({ user: userSchema, session: sessionSchema }).nullable()),
      },
    },
  }),
  createRoute({
    ...ofSession,
    method: 'post',
    path: '/auth/sign-out',
    operationId: 'signOut',
    summary: 'Sign out: the session ends at the server',
    request: { body: { content: json(z.object({})), required: true } },
    responses: {
      ...common.responses,
      200: { description: 'Signed out', content: json(z.looseObject({ success: z.boolean() })) },
    },
  }),
  createRoute({
    ...ofSession,
    method: 'post',
    path: '/auth/revoke-sessions',
    operationId: 'signOutEverywhere',
    summary: 'End all sessions of the login',
    request: { body: { content: json(z.object({})), required: true } },
    responses: {
      ...common.responses,
      200: { description: 'All are ended', content: json(z.looseObject({ status: z.boolean() })) },
    },
  }),
  createRoute({
    ...common,
    method: 'post',
    path: '/auth/links',
    operationId: 'mailSignInLink',
    summary: 'Have a link to the desk mailed to you',
    description: 'The answer is always the same, whether the address has a login or not.',
    request: { body: { content: json(askSchema), required: true } },
    responses: { ...common.responses, 202: { description: 'If there is a login, a mail is on its way' } },
  }),
  createRoute({
    ...ofMail,
    method: 'post',
    path: '/auth/links/session',
    operationId: 'signInByLink',
    summary: 'Sign in by the link of a mail, which works once',
    request: noMatter,
    responses: { ...common.responses, 204: signedIn },
  }),
  createRoute({
    ...ofMail,
    method: 'put',
    path: '/auth/links/password',
    operationId: 'choosePassword',
    summary: 'Set a new password by the link of a mail, and sign in',
    description: 'Ends every session and every wait. A password that many people choose is refused.',
    request: { body: { content: json(choiceSchema), required: true } },
    responses: { ...common.responses, 204: signedIn },
  }),
]
