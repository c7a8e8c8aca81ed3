import { existsSync } from 'node:fs'
import { stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import type { Command } from 'commander'
import { type NamesTeams, namedTeamIssues } from '#domain/home/named-teams.ts'
import type { Content, Problem } from '#domain/knowledge/content.ts'
import { many } from '#site/authoring/check/say.ts'
import { loadContent, sayProblem } from '#site/authoring/content.ts'
import { readHome, type Settings } from '#site/authoring/home/read.ts'
import { probeHost, probeMail, probePage } from '../outside/probe.ts'
import { serverTime } from '../store/clock.ts'
import { undelivered } from '../store/failing-notices.ts'
import { lackingIn } from '../store/lacking.ts'
import { refuseNewer } from '../store/migrate.ts'
import { openStore, type Store } from '../store/open.ts'
import { hasSchema } from '../store/readiness.ts'
import { sayUnavailable, Unavailable } from '../store/unavailable.ts'
import { backupFindings } from './doctor-backups.ts'
import { mailInFindings } from './doctor-mail.ts'
import { type Finding, loopback, tried, writableFolder } from './finding.ts'
import { doing, say } from './open.ts'

const leastFree = 1024 ** 3
const mostDrift = { seconds: 5 }

/** `ladder doctor`: everything around Ladder that can be looked at without changing it. */
export function addDoctor(program: Command): void {
  program
    .command('doctor')
    .summary('say what is wrong around Ladder, and what to do')
    .description(
      'Looks at settings, content, folders and their permissions, disk, database, backups, clock, mail, webhook and sign-in provider, and changes ' +
        'nothing: no mail and no webhook is sent. Exit code 1 when something is wrong.',
    )
    .option('--json', 'print it as JSON', false)
    .action(
      doing(async ({ json }: { json: boolean }) => {
        const findings = await examine()
        say(json ? JSON.stringify(findings, null, 2) : findings.map(sayFinding).join('\n'))
        if (findings.some(({ is }) => is === 'wrong')) process.exitCode = 1
      }),
    )
}

function sayFinding({ what, is, says, todo }: Finding): string {
  return `${is.padEnd(7)}  ${what}: ${says}${todo ? `\n         ${todo}` : ''}`
}

async function examine(): Promise<Finding[]> {
  const { home, said, settings } = readHome({ env: process.env })
  if (said.length > 0)
    return said.map((line) => ({ what: 'settings', is: 'wrong', says: line, todo: 'npm run ladder -- settings' }))
  const whole = settings as Settings
  const [content, folders, database, backups, outside] = await Promise.all([
    contentOf(whole),
    foldersOf(whole),
    databaseOf(whole),
    backupFindings(whole),
    outsideOf(whole),
  ])
  return [
    { what: 'settings', is: 'well', says: `all read, home ${home.dir} (${home.by})` },
    ...addressOf(whole),
    ...content,
    ...folders,
    ...database,
    ...backups,
    ...outside,
  ]
}

function addressOf({ PUBLIC_URL, HOST, TRUST_PROXY }: Settings): Finding[] {
  const { protocol, hostname } = new URL(PUBLIC_URL)
  if (protocol === 'https:') return [{ what: 'address', is: 'well', says: PUBLIC_URL }]
  if (loopback.test(hostname) && loopback.test(HOST))
    return [{ what: 'address', is: 'well', says: `${PUBLIC_URL}, for this machine only` }]
  const todo = `put a TLS proxy in front and set PUBLIC_URL to its https address${TRUST_PROXY === 0 ? ' and TRUST_PROXY=1' : ''}`
  return [{ what: 'address', is: 'warning', says: `${PUBLIC_URL} is not https: passwords travel in the clear`, todo }]
}

async function contentOf({ CONTENT_DIR, language, TEAM_CHATS, OIDC_GROUPS, webhooks }: Settings): Promise<Finding[]> {
  const { content, problems } = await loadContent(CONTENT_DIR, { language })
  const named = { teamChats: TEAM_CHATS, oidcGroups: OIDC_GROUPS, webhooks }
  return [...contentFindings(content, problems), ...(content ? teamsNamed(named, content) : [])]
}

const namedIn = { teamChats: 'chats', oidcGroups: 'groups', webhooks: 'webhooks of teams' } as const

/** Teams that a setting names, and whether the model has them. */
function teamsNamed(settings: NamesTeams, { model }: Content): Finding[] {
  const known = model.teams.flatMap(({ id, was }) => [id, ...was])
  const issues = namedTeamIssues(settings, known)
  return (['teamChats', 'oidcGroups', 'webhooks'] as const).flatMap((setting): Finding[] => {
    const what = namedIn[setting]
    const count = settings[setting].filter(({ team }) => team !== undefined).length
    const unknown = issues.filter(({ path }) => path[0] === setting).map(({ came }) => came)
    if (count === 0) return []
    if (unknown.length === 0) return [{ what, is: 'well', says: `${count} set; nothing was sent` }]
    const says = `${setting} names ${unknown.join(', ')}, which is no team`
    return [{ what, is: 'wrong', says, todo: `name one of ${known.join(', ')}` }]
  })
}

function contentFindings(content: Content | null, problems: readonly Problem[]): Finding[] {
  const errors = problems.filter(({ severity }) => severity === 'error')
  const [first] = errors
  if (first)
    return [
      {
        what: 'content',
        is: 'wrong',
        says: `${errors.length} errors, the first: ${sayProblem(first)}`,
        todo: 'npm run ladder -- check',
      },
    ]
  const counted = `${many(content?.articles.length ?? 0, 'article')}, ${many(content?.automations.length ?? 0, 'automation')}`
  if (problems.length === 0) return [{ what: 'content', is: 'well', says: counted }]
  return [
    {
      what: 'content',
      is: 'warning',
      says: `${counted}, ${many(problems.length, 'warning')}`,
      todo: 'npm run ladder -- check',
    },
  ]
}

async function foldersOf({ DATA_DIR, CACHE_DIR, SITE_DIR }: Settings): Promise<Finding[]> {
  const writable = await Promise.all([writableFolder('DATA_DIR', DATA_DIR), writableFolder('CACHE_DIR', CACHE_DIR)])
  return [...writable, await siteOf(SITE_DIR), await roomOf(DATA_DIR), ...(await secretOf(DATA_DIR))]
}

async function siteOf(dir: string): Promise<Finding> {
  const built = await stat(join(dir, 'index.html')).catch(() => null)
  if (built)
    return { what: 'site', is: 'well', says: `built ${built.mtime.toISOString().slice(0, 16).replace('T', ' ')} UTC` }
  return {
    what: 'site',
    is: 'warning',
    says: `nothing is built in ${dir} yet`,
    todo: 'npm run build, or npm start, which builds it',
  }
}

async function roomOf(dir: string): Promise<Finding> {
  const room = await statfs(dir).catch(() => statfs('.'))
  const free = room.bavail * room.bsize
  const says = `${(free / 1024 ** 3).toFixed(1)} GB free for ${dir}`
  if (free >= leastFree) return { what: 'disk', is: 'well', says }
  return { what: 'disk', is: 'warning', says, todo: 'make room: a full disk stops every write' }
}

async function secretOf(dir: string): Promise<Finding[]> {
  const file = join(dir, 'secret')
  const found = await stat(file).catch(() => null)
  if (!found) return []
  if ((found.mode & 0o077) === 0) return [{ what: 'secret', is: 'well', says: `${file} is read by its owner only` }]
  return [{ what: 'secret', is: 'wrong', says: `${file} can be read by others`, todo: `chmod 600 ${file}` }]
}

const empty: Finding = {
  what: 'database',
  is: 'warning',
  says: 'there is nothing in it yet',
  todo: 'the first start fills it: npm start',
}

async function databaseOf({ DATABASE_URL }: Settings): Promise<Finding[]> {
  const file = DATABASE_URL.startsWith('sqlite:') ? DATABASE_URL.slice('sqlite:'.length) : null
  if (file !== null && !existsSync(file)) return [empty]
  try {
    const store = openStore(DATABASE_URL)
    return await inDatabase(store).finally(() => store.close())
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error
    return [{ what: 'database', is: 'wrong', says: sayUnavailable(error) }]
  }
}

async function inDatabase(store: Store): Promise<Finding[]> {
  const began = performance.now()
  await store.check()
  if (!(await hasSchema(store))) return [empty]
  await refuseNewer(store.db)
  const lacking = await lackingIn(store)
  if (lacking.length > 0)
    return [
      {
        what: 'database',
        is: 'wrong',
        says: `it lacks ${lacking.join(', ')}, though every migration has run: it was made by a Ladder between releases, or changed by hand`,
        todo: 'start with the Ladder that made it, or put a copy that a release has made in its place: npm run ladder -- restore FILE --force',
      },
    ]
  const took = `${Math.ceil(performance.now() - began)} ms`
  const well: Finding = { what: 'database', is: 'well', says: `${store.dialect} answers in ${took}` }
  return [well, ...(await clockOf(store)), ...(await noticesOf(store))]
}

async function clockOf(store: Store): Promise<Finding[]> {
  const theirs = await serverTime(store)
  if (theirs === null) return []
  const drift = Temporal.Now.instant().since(theirs).abs()
  const says = `${drift.round('milliseconds').total('seconds')} s from the database server's`
  if (Temporal.Duration.compare(drift, mostDrift) <= 0) return [{ what: 'clock', is: 'well', says }]
  return [
    {
      what: 'clock',
      is: 'wrong',
      says,
      todo: 'let both machines take their time from NTP: promises are measured by it',
    },
  ]
}

async function noticesOf({ db }: Store): Promise<Finding[]> {
  const stuck = await undelivered(db)
  if (stuck.length === 0) return [{ what: 'notices', is: 'well', says: 'none was given up' }]
  const says = `${stuck.length} were given up; the last error: ${stuck.at(-1)?.error}`
  return [{ what: 'notices', is: 'warning', says, todo: 'mend what it names; what was given up is told at the desk' }]
}

async function outsideOf(settings: Settings): Promise<Finding[]> {
  const { SMTP_URL, receivers, WEBHOOK_PRIVATE, OIDC_ISSUER } = settings
  const mail: Promise<Finding> = SMTP_URL
    ? tried(
        'mail',
        () => probeMail(SMTP_URL).then(() => 'the server takes us'),
        'see SMTP_URL: host, port, user, password',
      )
    : Promise.resolve({
        what: 'mail',
        is: 'warning',
        says: 'SMTP_URL is not set: no notice leaves',
        todo: 'set SMTP_URL',
      })
  const mailIn = mailInFindings(settings)
  const found = await Promise.all([
    mail,
    ...receivers.map(({ name, url }) =>
      tried(`webhook ${name}`, () => webhookOf(url, WEBHOOK_PRIVATE), 'see WEBHOOK_URL, and webhooks in ladder.yaml'),
    ),
    ...(OIDC_ISSUER ? [tried('sign-in provider', () => providerOf(OIDC_ISSUER), 'see OIDC_ISSUER')] : []),
  ])
  return [...found, ...(await mailIn)]
}

async function webhookOf(url: string, mayBePrivate: boolean): Promise<string> {
  const { isPrivate } = await probeHost(url)
  if (isPrivate && !mayBePrivate) throw new Error('its address is private, and WEBHOOK_PRIVATE is off')
  return `${new URL(url).host} is found; nothing was sent`
}

async function providerOf(issuer: string): Promise<string> {
  await probePage(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`)
  return `${new URL(issuer).host} answers`
}
