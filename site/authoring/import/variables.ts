import { readFile } from 'node:fs/promises'
import { join, posix } from 'node:path'
import { parse as parseToml } from 'smol-toml'
import { readYaml } from '../yaml-source.ts'
import type { Source } from './source.ts'

/** Values that the settings of the old site give to names used in its texts. */
export type Variables = ReadonlyMap<string, string>

const settings =
  /(?:^|\/)(mkdocs\.ya?ml|_config\.ya?ml|docs\.json|mint\.json|book\.json|hugo\.(?:toml|ya?ml)|config\.toml)$/
const prefixes = ['', 'site.', 'config.', 'extra.', 'config.extra.', 'site.Params.', 'book.', 'variables.']

export async function variablesOf(source: Source): Promise<Variables> {
  const variables = new Map<string, string>()
  for (const file of source.files.filter((one) => settings.test(one) && one.split('/').length < 4)) {
    const text = await readFile(join(source.dir, file), 'utf8')
    const value = settingsIn(posix.basename(file), text) as Record<string, unknown> | null
    if (!value || typeof value !== 'object') continue
    for (const part of [value, value.extra, value.variables, value.params])
      for (const [name, said] of flat(part, ''))
        for (const prefix of prefixes) if (!variables.has(prefix + name)) variables.set(prefix + name, said)
  }
  return variables
}

/** Names and values of a page's own frontmatter, as its text may use them. */
export function variablesOfPage(fields: Record<string, unknown>): Variables {
  return new Map(
    flat(fields, '').flatMap(([name, value]) =>
      ['page.', 'frontmatter.', 'frontMatter.'].map((prefix): [string, string] => [prefix + name, value]),
    ),
  )
}

/** Names that a page gives to texts of its own: `{% assign x = "…" %}` and `{% capture x %}…{% endcapture %}`. */
export function variablesSetIn(body: string): Variables {
  if (!/\{%-?\s*(?:assign|capture)\b/.test(body)) return new Map()
  const assigned = body.matchAll(/\{%-?\s*assign\s+(\w+)\s*=\s*(["'])([^\n]*?)\2\s*-?%\}/g)
  const captured = body.matchAll(/\{%-?\s*capture\s+(\w+)\s*-?%\}([\s\S]*?)\{%-?\s*endcapture\s*-?%\}/g)
  return new Map([
    ...[...assigned].map(([, name = '', , said = '']): [string, string] => [name, said]),
    ...[...captured].map(([, name = '', said = '']): [string, string] => [name, said.trim()]),
  ])
}

function settingsIn(name: string, text: string): unknown {
  try {
    if (name.endsWith('.toml')) return parseToml(text)
    if (name.endsWith('.json')) return JSON.parse(text)
    return readYaml(text, 1).value
  } catch {
    return null
  }
}

function flat(value: unknown, prefix: string): [string, string][] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return []
  return Object.entries(value).flatMap(([name, inner]): [string, string][] =>
    typeof inner === 'string' || typeof inner === 'number' || typeof inner === 'boolean'
      ? [[prefix + name, String(inner)]]
      : flat(inner, `${prefix}${name}.`),
  )
}
