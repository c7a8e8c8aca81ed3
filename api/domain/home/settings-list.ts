import { z } from 'zod'
import { mailSettings } from './mail-settings.ts'
import { providerSettings } from './provider-settings.ts'
import {
  folder,
  hasNoPassword,
  like,
  optionalFolder,
  optionalUrl,
  type Setting,
  secret,
  text,
  toggle,
  whole,
} from './setting.ts'
import { teamChatsSchema } from './team-chats.ts'
import { webhookSecretSaid, webhookSecretSchema } from './webhooks.ts'

const longSecret = z.union([z.literal(''), z.string().min(32)])

/**
 * Every setting, by its name in the environment; in `ladder.yaml` it has the same name in camel case. What reads them, `ladder
 * settings`, the schema for editors and the handbook's page are made from this list.
 */
export const settingList = {
  PORT: whole(0, 65_535, {
    default: '4321',
    expected: 'a whole number from 0 to 65535 (0 takes a free port)',
    meaning: 'Port on which site and API are served.',
    inSite: true,
  }),
  HOST: text({
    default: '127.0.0.1',
    expected: 'a host name or an IP address of this machine',
    meaning: 'Address to listen on. The default is reached from this machine only; 0.0.0.0 opens it to the network.',
  }),
  PUBLIC_URL: like(optionalUrl, {
    expected: 'an http or https address, such as https://help.example.com',
    meaning:
      'Address under which people reach the portal, used in mails, for sign-in, and in the site: canonical links, sitemap and feed. Default: http://localhost:PORT.',
    inSite: true,
  }),
  API_URL: like(optionalUrl, {
    expected: 'an http or https address, such as https://api.example.com',
    meaning:
      'Address under which browsers reach the API, where the site lies on a host of files and the API on another. Default: PUBLIC_URL.',
    inSite: true,
  }),
  DATA_DIR: folder({
    default: './data',
    expected: 'a folder that may be written',
    meaning: 'Where the SQLite file, the demo login and the generated secret live.',
  }),
  CONTENT_DIR: folder({
    default: './content',
    expected: 'a folder with articles, automations and the support model',
    meaning: 'What editors write.',
    inSite: true,
  }),
  SITE_DIR: folder({
    default: './dist',
    expected: 'the folder of the built site',
    meaning: 'What `npm run build` made; served at /.',
  }),
  CACHE_DIR: folder({
    default: './.cache/site',
    expected: 'a folder that may be written',
    meaning: 'Where building and starting keep what they need not make again, such as what is searched.',
  }),
  EDIT_URL: like(optionalUrl, {
    expected: 'the address of the content folder in the editor of your forge',
    meaning: 'Where "Edit this page" leads, for the site that is built. Without it there is no such link.',
    inSite: true,
  }),
  DRAFT_WRITE: toggle({
    meaning: 'Whether the desk may write drafts of articles into CONTENT_DIR; readers see them after the next build.',
  }),
  DRAFT_BRANCH: like(z.union([z.literal(''), z.string().regex(/^[A-Za-z0-9]+(?:[._/-][A-Za-z0-9]+)*$/)]), {
    expected: 'the name of a branch, such as drafts',
    meaning:
      'Branch of the git repository of CONTENT_DIR on which the desk may commit drafts of articles. Never the one that is checked out. Without it none are committed.',
  }),
  DATABASE_URL: secret(z.union([z.literal(''), z.string().regex(/^(sqlite:.+|postgres(ql)?:\/\/.+)$/)]), {
    expected: 'sqlite:PATH or postgres://USER:PASSWORD@HOST/NAME',
    meaning: 'The database. Default: ladder.db in DATA_DIR. PostgreSQL when several processes serve.',
    isOpen: hasNoPassword,
  }),
  BACKUP_DIR: optionalFolder({
    expected: 'a folder that may be written, best on another disk',
    meaning:
      'Where copies of the database are put on a schedule, each checked before it has its name. On PostgreSQL `pg_dump` makes them. Without it none are made.',
  }),
  BACKUP_HOURS: whole(1, 744, {
    default: '24',
    expected: 'a whole number of hours from 1 to 744',
    meaning: 'How long after one copy the next is made. Processes that share BACKUP_DIR make one between them.',
  }),
  BACKUP_KEEP: whole(1, 1000, {
    default: '14',
    expected: 'a whole number from 1 to 1000',
    meaning: 'How many of these copies are kept; older ones are removed when a new one is whole.',
  }),
  DEMO: toggle({
    meaning:
      'Whether an empty database is filled with the demo world and its desk login. The demo, which is served where there is no home, has it on.',
  }),
  RATE_LIMIT: toggle({
    default: '1',
    meaning: 'Rate limits on the public endpoints. Off only for load tests.',
  }),
  TRUST_PROXY: whole(0, 5, {
    default: '0',
    expected: 'a whole number from 0 to 5',
    meaning:
      'How many reverse proxies stand in front; that many X-Forwarded-For entries from the right are believed. A caller is limited by IPv4 address, or by /64 and /48 of IPv6; what is no address is limited together.',
  }),
  AUTH_SECRET: secret(longSecret, {
    expected: 'at least 32 random characters',
    meaning:
      'Signs desk sessions. Default: made once and kept in DATA_DIR/secret. Set it when several processes serve.',
  }),
  SEAL_SECRET: secret(longSecret, {
    expected: 'at least 32 random characters',
    meaning:
      'Seals where the log of each ticket ends, so that a rewritten one shows. Default: AUTH_SECRET or DATA_DIR/secret; set it ' +
      'to the former one before you change AUTH_SECRET.',
  }),
  SESSION_HOURS: whole(1, 168, {
    default: '12',
    expected: 'a whole number of hours from 1 to 168',
    meaning: 'So long after signing in the desk asks a person to sign in again, whether the session was used or not.',
  }),
  ...providerSettings,
  SIGNAL_DAYS: whole(1, 3650, {
    default: '90',
    expected: 'a whole number of days from 1 to 3650',
    meaning:
      'How long single searches, reads and votes are kept; they say nothing of who made them. Their daily counts stay; on which days a gap was looked for is kept as long, and eight weeks at least.',
  }),
  DEFLECTION_HOURS: whole(1, 168, {
    default: '24',
    expected: 'a whole number of hours from 1 to 168',
    meaning: 'A visit that files no request for so long counts as answered by what it read.',
  }),
  COMMUNITY: toggle({
    default: '1',
    meaning: 'Whether people may ask each other under /community/. Off, there is no such page and no door to one.',
    inSite: true,
  }),
  COMMUNITY_HOLD: toggle({
    default: '1',
    meaning:
      'Whether what a new address writes in the community waits until the owning team has shown something of it.',
  }),
  COMMUNITY_TICKET_HOURS: whole(0, 8760, {
    default: '0',
    expected: 'a whole number of hours from 0 to 8760 (0 is never)',
    meaning: 'After so many hours without an answer a question of the community becomes a ticket of the owning team.',
  }),
  COMMUNITY_ADDRESS_DAYS: whole(1, 3650, {
    default: '365',
    expected: 'a whole number of days from 1 to 3650',
    meaning:
      'An address with which nobody has come to the community for so long is forgotten; what was written stays under its name.',
  }),
  ...mailSettings,
  WEBHOOK_URL: like(optionalUrl, {
    expected: 'an http or https address',
    meaning:
      'Receives every ticket event, signed as Standard Webhooks says. More receivers, each for a team or for all, stand under `webhooks` in ladder.yaml.',
  }),
  WEBHOOK_SECRET: secret(z.union([z.literal(''), webhookSecretSchema]), {
    expected: webhookSecretSaid,
    meaning: 'Signs webhooks. Needed with WEBHOOK_URL.',
  }),
  WEBHOOK_PRIVATE: toggle({ meaning: 'Whether webhooks and chat messages may go to private addresses.' }),
  CATCH_UP_PER_SECOND: whole(1, 1000, {
    default: '10',
    expected: 'a whole number from 1 to 1000',
    meaning:
      'How many events that have waited a webhook is sent in a second at most, by all processes together: one that was down and is back is not flooded. Chats get one a second.',
  }),
  TEAM_CHATS: secret(teamChatsSchema, {
    expected: 'TEAM=slack:URL or TEAM=teams:URL, several with blanks between; the URL is that of an incoming webhook',
    meaning:
      'Posts what is new for a team into its chat, besides the mail: Slack (or what takes its incoming webhooks, such as Mattermost) and Microsoft Teams (a workflow that posts what a webhook brings).',
  }),
  EMBEDDINGS_URL: like(optionalUrl, {
    expected:
      'the address of an embeddings endpoint that speaks as OpenAI does, such as http://127.0.0.1:8080/v1/embeddings',
    meaning:
      'Lets search rank by meaning as well. It is sent the text of every article when the site is built, those for support ' +
      'only too, and each question as it is typed, without what could name a person. Without it nothing is sent anywhere.',
  }),
  EMBEDDINGS_MODEL: like(z.string(), {
    expected: 'the name of a model that the endpoint knows',
    meaning: 'Needed with EMBEDDINGS_URL. Another name turns all articles into vectors anew.',
  }),
  EMBEDDINGS_KEY: secret(z.string(), {
    expected: 'the key given by the endpoint',
    meaning: 'Sent to EMBEDDINGS_URL as a bearer token, and nowhere else.',
  }),
  EMBEDDINGS_PRIVATE: toggle({
    meaning: 'Whether EMBEDDINGS_URL may be a private address, as of a model on your own machine.',
  }),
  ANSWER_MODEL_URL: like(optionalUrl, {
    expected:
      'the address of an endpoint that speaks chat completions as OpenAI does, such as http://127.0.0.1:8080/v1/chat/completions',
    meaning:
      'Lets the chat begin an answer with the sentences that a model chooses from the passages it quotes. It is sent those passages and ' +
      'what was asked, without what could name a person. Without it nothing is sent anywhere.',
  }),
  ANSWER_MODEL: like(z.string(), {
    expected: 'the name of a model that the endpoint knows',
    meaning: 'Needed with ANSWER_MODEL_URL.',
  }),
  ANSWER_MODEL_KEY: secret(z.string(), {
    expected: 'the key given by the endpoint',
    meaning: 'Sent to ANSWER_MODEL_URL as a bearer token, and nowhere else.',
  }),
  ANSWER_MODEL_PRIVATE: toggle({
    meaning: 'Whether ANSWER_MODEL_URL may be a private address, as of a model on your own machine.',
  }),
  PANEL_ORIGINS: like(z.string().regex(/^$|^https?:\/\/[\w.:[\]-]+(?: https?:\/\/[\w.:[\]-]+)*$/), {
    expected: 'origins with a space between them, such as https://intranet.example.com https://erp.example.com:8443',
    meaning: 'The sites on whose pages the help panel may be opened. Without it on none.',
  }),
  OTEL_EXPORTER_OTLP_ENDPOINT: like(optionalUrl, {
    expected: 'the address of a collector that speaks OTLP over HTTP, such as http://127.0.0.1:4318',
    meaning:
      'Sends traces there: requests by route, sweeps, calls outwards, what the database does to which table. Never names, addresses, ' +
      'tokens or texts. OTEL_EXPORTER_OTLP_HEADERS and OTEL_SERVICE_NAME of the environment are heeded. Without it nothing is traced.',
  }),
  LOG_LEVEL: like(z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']), {
    default: 'info',
    expected: 'fatal, error, warn, info, debug, trace or silent',
    meaning: 'How much is logged, as JSON lines on standard output. Never names, addresses or texts of people.',
  }),
} as const satisfies Record<string, Setting>

export type SettingName = keyof typeof settingList
/** What is in force, read and checked. */
export type SettingValues = { [N in SettingName]: z.infer<(typeof settingList)[N]['schema']> }

/** Every setting with its name, in the order of the list. */
export const settingEntries = Object.entries(settingList) as [SettingName, Setting][]

/** What must be set besides another one. */
export const companions: readonly [SettingName, readonly SettingName[]][] = [
  ['OIDC_ISSUER', ['OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET']],
  ['OIDC_GROUPS', ['OIDC_ISSUER']],
  ['MAIL_LISTEN', ['MAIL_IN']],
  ['MAIL_LISTEN_CERT', ['MAIL_LISTEN_KEY', 'MAIL_LISTEN']],
  ['MAIL_LISTEN_KEY', ['MAIL_LISTEN_CERT']],
  ['MAIL_IMAP', ['MAIL_IN']],
  ['WEBHOOK_URL', ['WEBHOOK_SECRET']],
  ['EMBEDDINGS_URL', ['EMBEDDINGS_MODEL']],
  ['ANSWER_MODEL_URL', ['ANSWER_MODEL']],
]

/** The name of a setting in `ladder.yaml`: PUBLIC_URL is publicUrl. */
export function keyOf(name: string): string {
  return name.toLowerCase().replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
}
