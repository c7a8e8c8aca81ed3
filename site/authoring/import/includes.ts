import { readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { readFrontmatter } from './frontmatter.ts'
import { readText, type Source } from './source.ts'

const text = /\.(md|mdx|markdown|txt|inc)$/i
const folders = ['', 'docs', 'snippets', '_snippets', '_includes', 'includes', 'content', 'src', 'assets', 'static']

/** Finds the text that a page wants to be put in; never a page in itself, and never deeper than eight. */
export async function includerOf(source: Source): Promise<(page: string) => (path: string) => string | null> {
  const texts = new Map<string, string>()
  for (const file of source.files.filter((one) => text.test(one))) {
    const found = await readText(source.dir, file).catch(() => null)
    if (found?.ok) texts.set(file, readFrontmatter(found.text).body.trim())
  }
  return (page) => {
    let depth = 0
    return (path) => {
      const [, bare = path, part = ''] = /^(.*?\.\w+)(?::([\w:,.-]*))?$/.exec(path.trim()) ?? []
      const wanted = bare.replace(/^(@site|~)?\//, '')
      const places = [posix.join(posix.dirname(page), wanted), ...folders.map((folder) => posix.join(folder, wanted))]
      const file =
        places.find((place) => texts.has(place)) ?? [...texts.keys()].find((one) => one.endsWith(`/${wanted}`))
      if (file === page || depth++ > 50) return null
      const whole = file ? texts.get(file) : codeOf(source, places)
      return whole === undefined ? null : partOf(whole, part)
    }
  }
}

/** The text of a file that is no page, such as code; undefined when there is none. */
function codeOf(source: Source, places: readonly string[]): string | undefined {
  const file = places.find((place) => source.files.includes(place))
  if (!file) return undefined
  const whole = readFileSync(join(source.dir, file), 'utf8')
  return whole.length > 200_000 || whole.includes('\0') ? undefined : whole.replace(/\r\n?/g, '\n').replace(/\n$/, '')
}

const mark = (what: string) => new RegExp(`-+8<-+[ \\t]*\\[[ \\t]*${what}[ \\t]*\\]`)
const anyMark = mark('(?:start|end)(?:[ \\t]*:[ \\t]*[^\\]\\n]*)?')

/** A section of a text by its name, or its lines by their numbers (`2:4`, `2:4,8:9`); the whole when none is named. */
function partOf(whole: string, part: string): string | null {
  const lines = whole.split('\n')
  const chosen =
    part === ''
      ? lines
      : /^[\d:,-]+$/.test(part)
        ? part.split(',').flatMap((range) => numbered(lines, range))
        : section(lines, part)
  return chosen && withoutMarks(chosen.join('\n'))
}

function numbered(lines: readonly string[], range: string): string[] {
  const [from = '', to] = range.split(':')
  return lines.slice(
    Math.max(0, Number(from || 1) - 1),
    to === undefined ? Number(from) : to === '' ? undefined : Number(to),
  )
}

function section(lines: readonly string[], name: string): string[] | null {
  const escaped = name.replace(/[.-]/g, '\\$&')
  const from = lines.findIndex((line) => mark(`start[ \\t]*:[ \\t]*${escaped}`).test(line))
  const to = lines.findIndex((line, at) => at > from && mark(`end(?:[ \\t]*:[ \\t]*${escaped})?`).test(line))
  return from < 0 ? null : lines.slice(from + 1, to < 0 ? undefined : to)
}

/** A text without the lines that only mark where a section of it begins or ends. */
export function withoutMarks(text: string): string {
  return text.includes('8<-')
    ? text
        .split('\n')
        .filter((line) => !anyMark.test(line))
        .join('\n')
    : text
}
