import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { createAdaptorServer } from '@hono/node-server'
import { otherOrigin, reachFrom } from '#domain/base/below.ts'
import { answersByOf, directionOf } from '#domain/home/home-file.ts'
import { overdueOn } from '#domain/knowledge/review.ts'
import { mask } from '#domain/language/mask.ts'
import { timeZoneOf } from '#domain/model/time-zone.ts'
import type { Search } from '#domain/search/result.ts'
import { languageOf } from '#domain/words/language.ts'
import { many } from '#site/authoring/check/say.ts'
import { sayProblem } from '#site/authoring/content.ts'
import { readFace } from '#site/authoring/home/face-files.ts'
import { readSettings, type Settings } from '#site/authoring/home/read.ts'
import { keptFile } from '#site/authoring/kept.ts'
import { prepare } from '#site/authoring/prepared.ts'
import { refreshTaught } from './actions/learn.ts'
import { makePace } from './actions/pace.ts'
import { strandedTickets } from './actions/read/stranded.ts'
import { rehome } from './actions/rehome.ts'
import { sealOlder } from './actions/seal.ts'
import type { OnFailure } from './actions/ticket-failed.ts'
import { makeWorld, type World } from './actions/world.ts'
import { makeApp } from './app.ts'
import { openAuth, placesOf } from './auth.ts'
import { authoringFor } from './authoring.ts'
import { makeBackups } from './backups.ts'
import { demoLogin, ensureDemo } from './demo/demo.ts'
import { endInTime } from './ending.ts'
import type { House } from './http/html/frame.ts'
import { bringMails, keyFilesOf, mailInOf } from './mail-in.ts'
import { type Alert, makeAlert } from './outside/alert.ts'
import { type AnswerModel, makeAnswerModel } from './outside/answer-model.ts'
import type { Auth } from './outside/auth.ts'
import { makeCarriers } from './outside/carriers.ts'
import { makeContentFolder } from './outside/content-folder.ts'
import { lastAuthor } from './outside/git.ts'
import { readKeyPair, WrongKeyPair } from './outside/key-pair.ts'
import { type Log, makeLog } from './outside/log.ts'
import { makeMetrics } from './outside/metrics.ts'
import { openTracing } from './outside/open-tracing.ts'
import { makeRandom } from './outside/random.ts'
import { makeSeal } from './outside/seal.ts'
import { endpointOf, makeEmbed } from './outside/search/embeddings.ts'
import { measured } from './outside/search/measured.ts'
import { makeAskVector } from './outside/search/question-vectors.ts'
import { type Meaning, makeSearch } from './outside/search/search.ts'
import { readVectors, vectorFileOf } from './outside/search/vectors.ts'
import { keptSecret } from './outside/secret.ts'
import { type Tracing, tracedCall } from './outside/trace.ts'
import { openStore, type Store } from './store/open.ts'
import { makeReadiness } from './store/readiness.ts'
import { supportArticleRenderer } from './support-articles.ts'
import { startSweep, sweepsOf } from './sweeps.ts'
import { statementsTo, tracedCarriers, tracedStore, tracedSweep } from './traced.ts'

type Server = { url: string; world: World; search: Search; auth: Auth; stop: () => Promise<void> }
/** Milliseconds a connection may lie idle: proxies keep theirs two minutes at most, and must be the first to end them. */
const idle = 125_000

type Started = { ok: true; server: Server } | { ok: false; problems: string[] }
type Out = {
  print: (text: string) => void
  /** The one clock of the process. */
  now?: () => Temporal.Instant
}
type Parts = {
  settings: Settings
  store: Store
  world: World
  search: Search
  auth: Auth
  log: Log
  tracing: Tracing
}

/** Starts everything in order, and refuses with what is wrong before anything is opened. */
export async function start(
  env: Record<string, string | undefined>,
  { print, now = () => Temporal.Now.instant() }: Out,
): Promise<Started> {
  const read = readSettings(env)
  if (!read.ok) return read
  const { settings } = read
  const keyFiles = keyFilesOf(settings)
  const wrong = keyFiles && (await readKeyPair(keyFiles).catch((error: Error) => error))
  if (wrong instanceof WrongKeyPair) return { ok: false, problems: [wrong.message] }
  const { language, CONTENT_DIR: contentDir, CACHE_DIR: cacheDir } = settings
  const prepared = await prepare({ contentDir, cacheDir, language, say: print })
  const { content, problems, indexes } = prepared
  if (!content) return { ok: false, problems: problems.filter(({ severity }) => severity === 'error').map(sayProblem) }
  if (problems.length > 0) print(`${many(problems.length, 'warning')} in ${contentDir}: npm run ladder -- check`)
  const tracing = await openTracing(settings.OTEL_EXPORTER_OTLP_ENDPOINT)
  const store = openTraced(settings, tracing)
  await store.check()
  await store.migrate(now)
  const random = makeRandom()
  const secret = settings.AUTH_SECRET || (await keptSecret(settings.DATA_DIR, random))
  const seal = makeSeal(settings.SEAL_SECRET || secret)
  const world = await makeWorld({
    store,
    ...content,
    changedBy: await lastAuthor(join(contentDir, 'model')),
    broken: prepared.broken,
    vocabulary: prepared.vocabulary,
    now,
    random,
    seal,
    webhooks: settings.receivers,
    chats: settings.TEAM_CHATS,
    language: languageOf(language),
    deflectionHours: settings.DEFLECTION_HOURS,
    community: {
      on: settings.COMMUNITY,
      holds: settings.COMMUNITY_HOLD,
      ticketHours: settings.COMMUNITY_TICKET_HOURS,
      addressDays: settings.COMMUNITY_ADDRESS_DAYS,
      publicUrl: settings.PUBLIC_URL,
    },
    mailIn: mailInOf(settings),
  })
  const log = makeLog(settings.LOG_LEVEL)
  const alert = makeAlert(log)
  const isOverdue = overdueOn(world.articles, {
    every: content.model.defaults.reviewEvery,
    today: () => now().toZonedDateTimeISO(timeZoneOf(content.model)).toPlainDate().toString(),
  })
  const searched = { ...content, teams: content.model.teams, taught: () => world.taught.list, isOverdue }
  const search = makeSearch(searched, indexes, await meaningFrom(settings, { world, alert, tracing }))
  const older = await sealOlder(world)
  if (older > 0) print(`${older} logs are older than seals: they are sealed now, as they stand.`)
  const auth = await openAuth(settings, { store, world, secret })
  const dataDir = settings.DATA_DIR
  if (settings.DEMO) await ensureDemo({ world, search, auth, dataDir, print })
  await bringHome(world, { print, alert })
  await refreshTaught(world)
  const login = settings.DEMO ? await demoLogin(world, dataDir) : null
  const isOpenToNobody = !settings.OIDC_ISSUER && (await auth.list()).length === 0
  // From here on nothing is asked for the start's sake: a database that goes away now ends no process.
  const started = await listen({ settings, store, world, search, auth, log, tracing })
  if (!started.ok) return started
  print(welcome(settings.PUBLIC_URL, login))
  if (isOpenToNobody)
    print('Nobody can sign in at the desk yet. Give a person of the model a login: npm run ladder -- user add EMAIL')
  return started
}

/** Says what the organisation in force leaves nowhere, and moves it. A ticket that cannot be is told, and no reason not to start. */
async function bringHome(world: World, { print, alert }: Pick<Out, 'print'> & { alert: Alert }): Promise<void> {
  const broken: string[] = []
  const onFailure: OnFailure = (error, id) => {
    broken.push(id)
    alert.failed('a ticket could not be looked at', error)
  }
  for (const { ref, what } of await strandedTickets(world, onFailure)) print(`${ref}: ${what}`)
  await rehome(world, { except: broken, onFailure })
}

/** What is where, and how to sign in to the demo. */
function welcome(url: string, login: { email: string; password: string } | null): string {
  const lines = [
    '',
    'Ladder is ready.',
    `  Portal  ${url}/`,
    `  Desk    ${url}/desk/${login ? `   sign in as ${login.email}, password ${login.password}` : ''}`,
    `  API     ${url}/api/docs`,
    '',
  ]
  return lines.join('\n')
}

async function listen(parts: Parts): Promise<Started> {
  const { settings, store, world, search, auth, log, tracing } = parts
  const closing = new AbortController()
  const alert = makeAlert(log)
  const metrics = makeMetrics()
  const backups = makeBackups(settings, { now: world.now, closing: closing.signal, heard: metrics.backup })
  const app = await makeApp({
    world,
    search: measured(search, metrics.search),
    answerModel: answerModelOf(settings, { alert, tracing }),
    drafting: { folder: contentFolderOf(settings), authoring: authoringFor(world, settings.CONTENT_DIR) },
    renderArticle: supportArticleRenderer(world.articles, settings.CONTENT_DIR),
    auth,
    settings,
    house: houseOf(settings),
    log,
    unready: makeReadiness(store),
    backups: () => backups?.state() ?? null,
    closing: closing.signal,
    metrics,
    tracing,
  })
  const server = createAdaptorServer({ fetch: app.fetch, serverOptions: { keepAliveTimeout: idle } })
  const listening = await new Promise<string | null>((resolve) => {
    server.once('error', (error: Error & { code?: string }) => resolve(error.code ?? error.message))
    server.listen(settings.PORT, settings.HOST, () => resolve(null))
  })
  if (listening !== null) {
    await store.close()
    const free = listening === 'EADDRINUSE' ? 'a port that is free' : 'an address this process may listen on'
    return { ok: false, problems: [`PORT is ${settings.PORT} on ${settings.HOST} (${listening}). Expected ${free}.`] }
  }
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : settings.PORT
  const mails = await bringMails({
    world,
    settings,
    log,
    alert,
    heard: ({ outcome }) => metrics.mail(outcome),
  }).catch((error: Error & { code?: string }) => error)
  if (mails instanceof Error) {
    server.close()
    await store.close()
    const came = `MAIL_LISTEN is ${settings.MAIL_LISTEN} (${mails.code ?? mails.message})`
    return { ok: false, problems: [`${came}. Expected an address and a port on which this process may listen.`] }
  }
  const carriers = tracedCarriers(makeCarriers(settings, log), tracing)
  const pace = makePace(world, {
    perSecond: settings.CATCH_UP_PER_SECOND,
    monotonic: () => performance.now(),
    pause: (milliseconds, signal) => setTimeout(milliseconds, undefined, { signal }),
  })
  const sending = { ...carriers, pace, publicUrl: settings.PUBLIC_URL, closing: closing.signal }
  const own = sweepsOf(world, { sending, alert, signalDays: settings.SIGNAL_DAYS, search })
  const sweeps = [...own, ...(backups ? [backups.sweep] : [])].map((sweep) =>
    startSweep(tracedSweep(sweep, tracing), alert, metrics.sweep),
  )
  return {
    ok: true,
    server: {
      world,
      search,
      auth,
      url: `http://${settings.HOST.includes(':') ? `[${settings.HOST}]` : settings.HOST}:${port}`,
      stop: async () => {
        closing.abort()
        await endInTime({ server, sweeps: [...sweeps, mails], store, tracing })
      },
    },
  }
}

/** The database of the settings, which tells of what it does where somebody hears it. */
function openTraced({ DATABASE_URL: url }: Settings, tracing: Tracing): Store {
  if (!tracing.isOn) return openStore(url)
  const system = url.startsWith('sqlite:') ? 'sqlite' : 'postgresql'
  return tracedStore(openStore(url, statementsTo(tracing, system)), tracing)
}

/** A second ranking, where an endpoint is set. */
async function meaningFrom(
  settings: Settings,
  { world, alert, tracing }: { world: World; alert: Alert; tracing: Tracing },
): Promise<Meaning | undefined> {
  if (!settings.EMBEDDINGS_URL) return undefined
  const vectors = await readVectors(keptFile(vectorFileOf(settings)))
  const told = {
    failed: (error: unknown) => alert.failed('search ranks by words alone: the embeddings endpoint fails', error),
    recovered: () => alert.recovered('search ranks by meaning again'),
  }
  const clean = (question: string) => mask(question, world.masking)
  const embed = tracedCall({ tracing, name: 'embed a question' }, makeEmbed(endpointOf(settings)))
  const ask = makeAskVector(embed, { dimensions: vectors.dimensions, clean, told })
  return { vectors, ask }
}

function answerModelOf(settings: Settings, { alert, tracing }: { alert: Alert; tracing: Tracing }): AnswerModel | null {
  const { ANSWER_MODEL_URL: url, ANSWER_MODEL: model, ANSWER_MODEL_KEY: key } = settings
  if (!url) return null
  const told = {
    failed: (error: unknown) => alert.failed('the chat answers with passages alone: the answer model fails', error),
    recovered: () => alert.recovered('the answer model answers again'),
  }
  const ask = makeAnswerModel({ url, key, model, allowPrivate: settings.ANSWER_MODEL_PRIVATE, told })
  return tracedCall({ tracing, name: 'ask the answer model' }, ask)
}

function contentFolderOf({ CONTENT_DIR, DRAFT_WRITE, DRAFT_BRANCH }: Settings) {
  return makeContentFolder({ dir: CONTENT_DIR, mayWrite: DRAFT_WRITE, branch: DRAFT_BRANCH })
}

/** How the server's own pages look: as the site does. */
function houseOf(settings: Settings): House {
  const { favicon, logo, styles } = readFace(settings.homeDir, settings.face)
  const { name, language } = settings
  return {
    reach: reachFrom('api', placesOf(settings)),
    elsewhere: otherOrigin('api', placesOf(settings)),
    name,
    language,
    direction: directionOf(settings),
    answersBy: answersByOf(settings),
    favicon: favicon?.address ?? '/favicon.svg',
    logo,
    styles: styles?.address ?? null,
  }
}
