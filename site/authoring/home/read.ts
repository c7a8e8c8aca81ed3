import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { publicUrlOf } from '#domain/base/address.ts'
import { mailbox } from '#domain/base/email.ts'
import type { Issue } from '#domain/base/issue.ts'
import { type Own, readHomeFile } from '#domain/home/home-file.ts'
import type { SecretPlace } from '#domain/home/setting.ts'
import { type Source, settingsFrom } from '#domain/home/settings.ts'
import { type SettingName, type SettingValues, settingEntries } from '#domain/home/settings-list.ts'
import { receiversOf, type Webhook } from '#domain/home/webhooks.ts'
import type { Problem } from '#domain/knowledge/content.ts'
import { problemAt, yamlProblems } from '../article-file.ts'
import { sayProblem } from '../content.ts'
import { productDir } from '../product.ts'
import { readYaml } from '../yaml-source.ts'
import { faceIssues } from './face-files.ts'
import { askedFrom, findHome, type Home, homeFile } from './find.ts'
import { readWebhooks } from './webhooks.ts'

type Environment = Record<string, string | undefined>
export type Settings = SettingValues & Own & Placed
/** What follows from where a home lies and what lies there. */
type Placed = { homeDir: string; receivers: Webhook[] }

/** A home as it is in force: its settings with where each came from, or what is wrong. */
export type ReadHome = {
  home: Home
  /** Those that are right; all of them when nothing is wrong. */
  settings: Partial<SettingValues> & Own & Placed
  sources: Record<SettingName, Source>
  /** Line of a field of `ladder.yaml`; null when it is not there. */
  lineOf: (field: string) => number | null
  /** An issue of `ladder.yaml` with its line. */
  problemOf: (issue: Issue) => Problem
  /** What is wrong in `ladder.yaml`. */
  problems: Problem[]
  /** Everything that is wrong, the environment's part too, as lines. */
  said: string[]
}

type Asked = { env: Environment; cwd?: string; product?: string }

/** Finds the home, reads its file under what the environment holds, and checks all of it. Paths in the file lie below the home, those of the environment below the folder where the command was given. */
export function readHome({ env, cwd = process.cwd(), product = productDir }: Asked): ReadHome {
  const home = findHome({ env, product, cwd })
  const yaml = readYaml(readFileSync(home.file, 'utf8'))
  const file = readHomeFile(yaml.errors.length === 0 ? yaml.value : {})
  const findSecret = (place: SecretPlace) => secretAt(place, { env, dir: home.dir })
  const { values, sources, wrong } = settingsFrom({
    env,
    written: file.written,
    findSecret,
  })
  const webhooks = readWebhooks(file.own.webhooks, findSecret)
  const problemOf = (issue: Issue) => problemAt(homeFile, yaml.lineOf(issue.path), issue)
  const problems = [
    ...yamlProblems(homeFile, yaml),
    ...[
      ...file.issues,
      ...faceIssues(home.dir, file.own.face),
      ...webhooks.issues,
      ...wrong
        .filter(({ source, issue }) => source === 'file' && !file.issues.some(({ path }) => path[0] === issue.path[0]))
        .map(({ issue }) => issue),
    ].map(problemOf),
  ]
  return {
    home,
    settings: {
      ...file.own,
      homeDir: home.dir,
      receivers: receiversOf(values, webhooks.read),
      ...inPlace(values, { sources, own: file.own, dir: home.dir, from: askedFrom({ env, cwd }) }),
    },
    sources,
    lineOf: (field) => (Object.hasOwn(Object(yaml.value), field) ? yaml.lineOf([field]) : null),
    problemOf,
    problems,
    said: [
      ...problems.map(sayProblem),
      ...wrong.filter(({ source }) => source !== 'file').map(({ issue }) => saySetting(issue)),
    ],
  }
}

/** The settings, or what is wrong with them. */
export function readSettings(
  env: Environment,
  cwd?: string,
): { ok: true; settings: Settings; home: Home } | { ok: false; problems: string[] } {
  const { settings, home, said } = readHome({ env, ...(cwd ? { cwd } : {}) })
  return said.length > 0 ? { ok: false, problems: said } : { ok: true, settings: settings as Settings, home }
}

/** A wrong variable of the environment as a line for people. */
function saySetting({ path, came, expected }: Issue): string {
  return `${path.join('.')} is ${JSON.stringify(came ?? '')}. Expected ${expected}.`
}

type Place = { sources: Record<SettingName, Source>; own: Own; dir: string; from: string }

/** Folders and files as absolute paths, and what follows from other settings. */
function inPlace(values: Partial<SettingValues>, { sources, own, dir, from }: Place): Partial<SettingValues> {
  const placed: Partial<SettingValues> = { ...values }
  const below = (name: SettingName, path: string) => resolve(sources[name] === 'environment' ? from : dir, path)
  for (const [name, { kind }] of settingEntries) {
    const path = values[name]
    if ((kind === 'folder' || kind === 'file') && typeof path === 'string' && path !== '')
      Object.assign(placed, { [name]: below(name, path) })
  }
  const { DATABASE_URL, DATA_DIR } = placed
  if (DATABASE_URL === '' && DATA_DIR) placed.DATABASE_URL = `sqlite:${join(DATA_DIR, 'ladder.db')}`
  else if (DATABASE_URL?.startsWith('sqlite:') && !DATABASE_URL.includes(':memory:'))
    placed.DATABASE_URL = `sqlite:${below('DATABASE_URL', DATABASE_URL.slice('sqlite:'.length))}`
  if (placed.PUBLIC_URL !== undefined) placed.PUBLIC_URL = publicUrlOf(placed)
  if (placed.MAIL_FROM === '') placed.MAIL_FROM = mailbox(own.name, 'ladder@example.com')
  return placed
}

function secretAt(place: SecretPlace, { env, dir }: { env: Environment; dir: string }): string | null {
  if ('env' in place) return env[place.env]?.trim() || null
  try {
    return readFileSync(resolve(dir, place.file), 'utf8').trim() || null
  } catch {
    return null
  }
}
