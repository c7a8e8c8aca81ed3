import { readdir } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { nearest } from '#domain/base/near-miss.ts'
import type { Problem } from '#domain/knowledge/content.ts'
import { unknownLanguageIn } from '#domain/knowledge/sibling.ts'
import { holdsHandbook } from './handbook.ts'
import { warn } from './warn.ts'

const published = ['runbooks', 'faqs', 'guides', 'automations']
const others = ['model', 'resources']
const texts = /\.(md|mdx|markdown|mdown|mkdn?|mdwn|txt|text|rst|adoc|html?)$/i

/** Files that look like articles and would not be published, or not under an address of their own. */
export async function fileProblems(dir: string): Promise<Problem[]> {
  const names = await readdir(dir, { recursive: true, withFileTypes: true }).catch(() => [])
  const files = names
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(dir, sep).length).split(sep).join('/'))
    .filter((file) => texts.test(file) && !file.split('/').some((part) => part.startsWith('.')))
    .sort()
  const addresses = new Map<string, string>()
  const ids = new Set(files.map(idOf))
  return files.flatMap((file) => {
    const [folder = '', ...rest] = file.split('/')
    if (
      others.includes(folder) ||
      (folder === 'handbook' && holdsHandbook(dir)) ||
      /^(readme|license|changelog|contributing)\b/i.test(file)
    )
      return []
    if (rest.length === 0 || !published.includes(folder)) return [elsewhere(file, rest.length === 0 ? '' : folder)]
    return [...named(file, addresses), ...languageProblems(file, ids)]
  })
}

function elsewhere(file: string, folder: string): Problem {
  const near = folder ? nearest(folder, published) : null
  return problem(
    file,
    'a place below runbooks, faqs, guides or automations: here it is not published',
    near ? `did you mean ${near}/?` : 'move it',
  )
}

function named(file: string, addresses: Map<string, string>): Problem[] {
  const ending = /\.\w+$/.exec(file)?.[0] ?? ''
  if (!/^\.mdx?$/.test(ending))
    return [
      problem(
        file,
        'a name that ends in .md or .mdx: this file is not published',
        `rename it to ${file.replace(/^.*\/|\.\w+$/g, '')}.md`,
      ),
    ]
  const hidden = file.split('/').find((part) => part.startsWith('_'))
  if (hidden)
    return [
      problem(
        file,
        `a name that does not begin with _ (${hidden}): this file is not published`,
        'rename it, or write draft: true into it',
      ),
    ]
  const odd = /[\s#?%\\:*"<>|&+]/.exec(file)
  if (odd)
    return [
      problem(
        file,
        `a name of letters, digits, - and _: ${odd[0] === ' ' ? 'a space' : odd[0]} breaks its address`,
        'rename it',
      ),
    ]
  const address = idOf(file).toLowerCase()
  const other = addresses.get(address)
  addresses.set(address, other ?? file)
  return other ? [problem(file, `an address of its own: ${other} has it`, 'rename one of them')] : []
}

function idOf(file: string): string {
  return file.replace(/\.mdx?$/, '')
}

/** `late.xx.md` beside `late.md`: meant as that page in another language, which nobody knows. */
function languageProblems(file: string, ids: ReadonlySet<string>): Problem[] {
  const tag = unknownLanguageIn(idOf(file))
  if (!tag || !ids.has(idOf(file).slice(0, -tag.length - 1))) return []
  return [problem(file, `a language after the dot, such as de or pt-BR: nobody knows ${tag}`, 'rename it')]
}

function problem(file: string, expected: string, hint: string): Problem {
  return warn(file, 1, { field: 'file', came: file.replace(/^.*\//, ''), expected, hint })
}
