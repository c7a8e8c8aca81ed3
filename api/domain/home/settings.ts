import { type Issue, sayValue } from '../base/issue.ts'
import type { Written } from './home-file.ts'
import type { SecretPlace } from './setting.ts'
import {
  companions,
  keyOf,
  type SettingName,
  type SettingValues,
  settingEntries,
  settingList,
} from './settings-list.ts'

/** Where the value in force came from. */
export type Source = 'environment' | 'file' | 'default'
type Environment = Record<string, string | undefined>

type Given = {
  env: Environment
  written: Partial<Record<SettingName, Written>>
  /** The secret that lies at a place; null when nothing is there. */
  findSecret: (place: SecretPlace) => string | null
}
/** The settings in force, as far as they are right, and for each wrong one what came and what was expected. */
type Found = {
  values: Partial<SettingValues>
  sources: Record<SettingName, Source>
  wrong: { name: SettingName; source: Source; issue: Issue }[]
}

/** Reads every setting: from the environment, else from what the home's file holds, else as it is by default. */
export function settingsFrom({ env, written, findSecret }: Given): Found {
  const values: Record<string, unknown> = {}
  const wrong: Found['wrong'] = []
  const texts = {} as Record<SettingName, string>
  const sources = {} as Record<SettingName, Source>
  for (const [name, { schema, kind, default: fallback, expected, expectedInFile }] of settingEntries) {
    const own = env[name]?.trim()
    const held = written[name]
    const source = own ? 'environment' : held !== undefined ? 'file' : 'default'
    const found = own || (typeof held === 'object' ? findSecret(held) : held) || null
    sources[name] = source
    texts[name] = found ?? ''
    if (typeof held === 'object' && found === null) {
      wrong.push({ name, source, issue: nothingThere([keyOf(name)], held) })
      continue
    }
    const parsed = schema.safeParse(found ?? fallback)
    if (parsed.success) values[name] = parsed.data
    else {
      const came = kind === 'secret' ? '(hidden)' : sayValue(found)
      const path = [source === 'file' ? keyOf(name) : name]
      wrong.push({
        name,
        source,
        issue: { path, came, expected: source === 'file' ? expectedInFile : expected, hint: null },
      })
    }
  }
  for (const [name, others] of companions) {
    if (!texts[name]) continue
    for (const other of others.filter((one) => !texts[one] && !wrong.some((issue) => issue.name === one))) {
      const source = sources[name]
      const path = [source === 'file' ? keyOf(other) : other]
      const expected = `${settingList[other].expected}, because ${source === 'file' ? keyOf(name) : name} is set`
      wrong.push({ name: other, source, issue: { path, came: null, expected, hint: null } })
    }
  }
  return { values, sources, wrong }
}

/** The issue of a secret that is not where the file says. */
export function nothingThere(path: Issue['path'], place: SecretPlace): Issue {
  const [where, expected] =
    'env' in place
      ? ['env', `a variable ${place.env} in the environment that holds it`]
      : ['file', `a file ${place.file} that holds it`]
  return { path: [...path, where], came: null, expected, hint: null }
}
