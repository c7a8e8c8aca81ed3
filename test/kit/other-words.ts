import { readdirSync } from 'node:fs'
import { join } from 'node:path'

const wordsDir = join(import.meta.dirname, '../../api/domain/words')
const markup = /<(script|style)[\s\S]*?<\/\1>|<div class="prose[^"]*">[\s\S]*?<\/(?:article|section)>|<[^>]*>/g
/** Two words at least, that are long enough not to be German by chance. */
const isSentence = /\p{L}{2,}\P{L}+\p{L}{4,}|\p{L}{4,}\P{L}+\p{L}{2,}/u
const named = /\s(?:aria-label|placeholder|title|alt|data-heading)="([^"]+)"/g

/** What English says in two words or more, at the desk too, and German does not; of what is made around a number or a name, the pieces between. */
export async function englishOnly(): Promise<string[]> {
  const [english, german] = await Promise.all([saidIn('en'), saidIn('de')])
  return [...english.difference(german)]
}

/** What is read on a page made by the build or the server: its text and its labels, but not what its author wrote. */
export function readOn(html: string): string {
  const labels = [...html.matchAll(named)].map(([, label]) => label)
  const text = [html.replaceAll(markup, '\n'), ...labels].join('\n')
  return text.replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&amp;', '&')
}

async function saidIn(language: string): Promise<Set<string>> {
  const files = readdirSync(join(wordsDir, language))
  const said = await Promise.all(files.map((file) => import(join(wordsDir, language, file))))
  return new Set(said.flatMap((words) => piecesOf({ ...words })))
}

function piecesOf(words: unknown): string[] {
  if (typeof words === 'function') return quotedIn(String(words)).flatMap(piecesOf)
  if (typeof words === 'string') return isSentence.test(words) ? [words.trim()] : []
  return words && typeof words === 'object' ? Object.values(words).flatMap(piecesOf) : []
}

function quotedIn(code: string): string[] {
  return [...code.matchAll(/(["'])((?:(?!\1)[^\\\n]|\\.)+)\1|`([^`]+)`/g)].flatMap(([, , plain = '', made = '']) =>
    [plain, ...made.split(/\$\{[^}]*\}/)].filter(Boolean),
  )
}
