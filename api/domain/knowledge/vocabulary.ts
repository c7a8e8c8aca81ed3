import { fold } from '../language/fold.ts'
import { cutWords } from '../language/words.ts'
import type { Automation } from '../model/automation.ts'
import type { Article } from './article.ts'

/** The words with which articles and automations are named and found, folded: none of them is the name of a person. */
export function vocabularyOf({
  articles,
  automations,
}: {
  articles: readonly Pick<Article, 'title' | 'summary' | 'symptoms' | 'aliases' | 'headings'>[]
  automations: readonly Pick<Automation, 'name' | 'platform' | 'systems'>[]
}): Set<string> {
  const texts = new Set([
    ...articles.flatMap(({ title, summary, symptoms, aliases, headings }) => [
      ...[title, summary],
      ...[...symptoms, ...aliases, ...headings],
    ]),
    ...automations.flatMap(({ name, platform, systems }) => [name, platform, ...systems]),
  ])
  const words = new Set<string>()
  for (const piece of new Set([...texts].flatMap(piecesOf))) {
    for (const word of cutWords(piece)) words.add(word.text)
    for (const whole of piece.split(/[\s,;()"“”]+/)) words.add(fold(whole.replace(/(?<![.:!?])[.:!?]+$/, '')))
  }
  return words
}

/** Most of what is written was written before: each piece is cut once. Words are cut alike beside others, but these two, which are one. */
function piecesOf(text: string): string[] {
  return /can not/i.test(text) ? [text] : text.split(/\s+/)
}
