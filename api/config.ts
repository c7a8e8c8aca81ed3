import { join } from 'node:path'
import { z } from 'zod'
import { publicUrlOf } from '#domain/base/address.ts'

type Setting<T extends z.ZodType = z.ZodType> = { schema: T; default: string; expected: string; meaning: string }

const text = z.string().min(1)
const optionalText = z.string()
const onOff = (on: string, off: string) => z.enum([on, off]).transform((value) => value === on)
const httpUrl = z.url({ protocol: /^https?$/ }).transform((value) => value.replace(/(?<!\/)\/+$/, ''))

/** Every setting, read from the environment once at start. The handbook's page of settings is made from this list. */
export const settingList = {
  PORT: setting(z.coerce.number().int().min(0).max(65_535), {
    default: '4321',
    expected: 'a whole number from 0 to 65535 (0 takes a free port)',
    meaning: 'Port on which site and API are served.',
  }),
  HOST: setting(text, {
    default: '127.0.0.1',
    expected: 'a host name or an IP address of this machine',
    meaning: 'Address to listen on. The default is reached from this machine only; 0.0.0.0 opens it to the network.',
  }),
  PUBLIC_URL: setting(z.union([z.literal(''), httpUrl]), {
    default: '',
    expected: 'an http or https address, such as https://help.example.com',
    meaning:
      'Address under which people reach Ladder, used in mails, for sign-in, and in the site: canonical links, sitemap and feed. Default: http://localhost:PORT.',
  }),
  DATA_DIR: setting(text, {
    default: './data',
    expected: 'a folder that may be written',
    meaning: 'Where the SQLite file, the demo login and the generated secret live.',
  }),
  CONTENT_DIR: setting(text, {
    default: './content',
    expected: 'a folder with articles, automations and the support model',
    meaning: 'What editors write.',
  }),
  SITE_DIR: setting(text, {
    default: './dist',
    expected: 'the folder of the built site',
    meaning: 'What `npm run build` made; served at /.',
  }),
  CACHE_DIR: setting(text, {
    default: './.cache/site',
    expected: 'a folder that may be written',
    meaning: 'Where building and starting keep what they need not make again, such as what is searched.',
  }),
  EDIT_URL: setting(z.union([z.literal(''), httpUrl]), {
    default: '',
    expected: 'the address of the content folder in the editor of your forge',
    meaning: 'Where "Edit this page" leads, for the site that is built. Without it there is no such link.',
  }),
  DRAFT_WRITE: setting(onOff('1', '0'), {
    default: '0',
    expected: '1 or 0',
    meaning: 'Whether the desk may write drafts of articles into CONTENT_DIR; readers see them after the next build.',
  }),
  DRAFT_BRANCH: setting(z.union([z.literal(''), z.string().regex(/^[A-Za-z0-9]+(?:[._/-][A-Za-z0-9]+)*$/)]), {
    default: '',
    expected: 'the name of a branch, such as drafts',
    meaning:
      'Branch of the git repository of CONTENT_DIR on which the desk may commit drafts of articles. Never the one that is checked out. Without it none are committed.',
  }),
  DATABASE_URL: setting(z.union([z.literal(''), z.string().regex(/^(sqlite:.+|postgres(ql)?:\/\/.+)$/)]), {
    default: '',
    expected: 'sqlite:PATH or postgres://USER:PASSWORD@HOST/NAME',
    meaning: 'The database. Default: ladder.db in DATA_DIR. PostgreSQL when several processes serve.',
  }),
  DEMO: setting(onOff('1', '0'), {
    default: '1',
    expected: '1 or 0',
    meaning: 'Whether an empty database is filled with the demo world and its desk login. Set 0 for real use.',
  }),
  RATE_LIMIT: setting(onOff('on', 'off'), {
    default: 'on',
    expected: 'on or off',
    meaning: 'Rate limits on the public endpoints. Off only for load tests.',
  }),
  TRUST_PROXY: setting(z.coerce.number().int().min(0).max(5), {
    default: '0',
    expected: 'a whole number from 0 to 5',
    meaning:
      'How many reverse proxies stand in front; that many X-Forwarded-For entries from the right are believed. A caller is limited by IPv4 address, or by /64 and /48 of IPv6; what is no address is limited together.',
  }),
  AUTH_SECRET: setting(z.union([z.literal(''), z.string().min(32)]), {
    default: '',
    expected: 'at least 32 random characters',
    meaning:
      'Signs desk sessions. Default: made once and kept in DATA_DIR/secret. Set it when several processes serve.',
  }),
  SEAL_SECRET: setting(z.union([z.literal(''), z.string().min(32)]), {
    default: '',
    expected: 'at least 32 random characters',
    meaning:
      'Seals where the log of each ticket ends, so that a rewritten one shows. Default: AUTH_SECRET or DATA_DIR/secret; set it ' +
      'to the former one before you change AUTH_SECRET.',
  }),
  OIDC_ISSUER: setting(z.union([z.literal(''), httpUrl]), {
    default: '',
    expected: 'the address of an OpenID Connect issuer',
    meaning: 'Signs desk people in through your identity provider, besides e-mail and password.',
  }),
  OIDC_CLIENT_ID: setting(optionalText, {
    default: '',
    expected: 'the client id given by the provider',
    meaning: 'Needed with OIDC_ISSUER.',
  }),
  OIDC_CLIENT_SECRET: setting(optionalText, {
    default: '',
    expected: 'the client secret given by the provider',
    meaning: 'Needed with OIDC_ISSUER.',
  }),
  SIGNAL_DAYS: setting(z.coerce.number().int().min(1).max(3650), {
    default: '90',
    expected: 'a whole number of days from 1 to 3650',
    meaning:
      'How long single searches, reads and votes are kept; they say nothing of who made them. Their daily counts stay.',
  }),
  DEFLECTION_HOURS: setting(z.coerce.number().int().min(1).max(168), {
    default: '24',
    expected: 'a whole number of hours from 1 to 168',
    meaning: 'A visit that files no request for so long counts as answered by what it read.',
  }),
  SMTP_URL: setting(z.union([z.literal(''), z.url({ protocol: /^smtps?$/ })]), {
    default: '',
    expected: 'smtp://USER:PASSWORD@HOST:587 or smtps://…',
    meaning: 'Sends notices by e-mail. Without it they are printed to the log without their text.',
  }),
  MAIL_FROM: setting(text, {
    default: 'Ladder <ladder@example.com>',
    expected: 'a name and an address, such as "Help <help@example.com>"',
    meaning: 'Sender of every mail.',
  }),
  MAIL_PRINT: setting(onOff('1', '0'), {
    default: '0',
    expected: '1 or 0',
    meaning: 'Without SMTP_URL: whether mails are printed to the console in full, for development.',
  }),
  WEBHOOK_URL: setting(z.union([z.literal(''), httpUrl]), {
    default: '',
    expected: 'an http or https address',
    meaning: 'Receives every ticket event, signed as Standard Webhooks says.',
  }),
  WEBHOOK_SECRET: setting(z.union([z.literal(''), z.string().regex(/^whsec_[A-Za-z0-9+/=]{24,}$/)]), {
    default: '',
    expected: 'whsec_ followed by base64',
    meaning: 'Signs webhooks. Needed with WEBHOOK_URL.',
  }),
  WEBHOOK_PRIVATE: setting(onOff('1', '0'), {
    default: '0',
    expected: '1 or 0',
    meaning: 'Whether webhooks may go to private addresses.',
  }),
  EMBEDDINGS_URL: setting(z.union([z.literal(''), httpUrl]), {
    default: '',
    expected:
      'the address of an embeddings endpoint that speaks as OpenAI does, such as http://127.0.0.1:8080/v1/embeddings',
    meaning:
      'Lets search rank by meaning as well. It is sent the text of every article when the site is built, those for support ' +
      'only too, and each question as it is typed, without what could name a person. Without it nothing is sent anywhere.',
  }),
  EMBEDDINGS_MODEL: setting(optionalText, {
    default: '',
    expected: 'the name of a model that the endpoint knows',
    meaning: 'Needed with EMBEDDINGS_URL. Another name turns all articles into vectors anew.',
  }),
  EMBEDDINGS_KEY: setting(optionalText, {
    default: '',
    expected: 'the key given by the endpoint',
    meaning: 'Sent to EMBEDDINGS_URL as a bearer token, and nowhere else.',
  }),
  LOG_LEVEL: setting(z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']), {
    default: 'info',
    expected: 'fatal, error, warn, info, debug, trace or silent',
    meaning: 'How much is logged, as JSON lines on standard output. Never names, addresses or texts of people.',
  }),
} as const

type List = typeof settingList
type SettingName = keyof List
export type Settings = { [N in SettingName]: z.infer<List[N]['schema']> }
export type SettingProblem = { name: string; came: string; expected: string }

/** Reads the settings from an environment, or says for each wrong one what came and what was expected. */
export function readSettings(
  env: Record<string, string | undefined>,
): { ok: true; settings: Settings } | { ok: false; problems: SettingProblem[] } {
  const problems: SettingProblem[] = []
  const values: Record<string, unknown> = {}
  for (const [name, { schema, default: fallback, expected }] of Object.entries(settingList)) {
    const came = env[name]?.trim() || fallback
    const parsed = schema.safeParse(came)
    if (parsed.success) values[name] = parsed.data
    else problems.push({ name, came: isSecret(name) ? '(hidden)' : came, expected })
  }
  problems.push(...missingCompanions(env))
  if (problems.length > 0) return { ok: false, problems }
  return { ok: true, settings: withDefaults(values as Settings) }
}

export function describeProblem({ name, came, expected }: SettingProblem): string {
  return `${name} is ${JSON.stringify(came)}. Expected ${expected}.`
}

function isSecret(name: string): boolean {
  return /SECRET|KEY|SMTP_URL|DATABASE_URL/.test(name)
}

function missingCompanions(env: Record<string, string | undefined>): SettingProblem[] {
  const needs: [SettingName, SettingName[]][] = [
    ['OIDC_ISSUER', ['OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET']],
    ['WEBHOOK_URL', ['WEBHOOK_SECRET']],
    ['EMBEDDINGS_URL', ['EMBEDDINGS_MODEL']],
  ]
  return needs
    .filter(([name]) => env[name])
    .flatMap(([name, companions]) => companions.map((companion) => ({ name, companion })))
    .filter(({ companion }) => !env[companion])
    .map(({ name, companion }) => ({
      name: companion,
      came: '',
      expected: `${settingList[companion].expected}, because ${name} is set`,
    }))
}

function withDefaults(settings: Settings): Settings {
  return {
    ...settings,
    PUBLIC_URL: publicUrlOf(settings),
    DATABASE_URL: settings.DATABASE_URL || `sqlite:${join(settings.DATA_DIR, 'ladder.db')}`,
  }
}

function setting<T extends z.ZodType>(schema: T, rest: Omit<Setting, 'schema'>): Setting<T> {
  return { schema, ...rest }
}
