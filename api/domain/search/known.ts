import { languageOf } from '../language/language.ts'
import { wordsOf } from '../language/words.ts'
import type { Answer, Place } from './result.ts'

/** A problem that goes on, as search needs it. */
export type Going = { title: string; body: string; automation: { id: string; name: string } | null }

/** Beyond this share of the question, a problem is what was asked about. */
const enough = 0.5

/**
 * Known problems that a question is about: they say it themselves, or concern the automation of what answers best. Where that is another
 * automation than the problem's, it must say all that was asked.
 */
export function problemsFor(query: string, problems: readonly Going[], { results }: Pick<Answer, 'results'>): Place[] {
  const language = languageOf('en')
  const stemsOf = (text: string) =>
    wordsOf(text, language)
      .filter(({ text: word }) => !language.isStopWord(word) && !language.isPassing(word))
      .map(({ stem }) => stem)
  const asked = new Set(stemsOf(query))
  const [best] = results
  return problems.filter(isAskedFor).map(({ title, body, automation }) => ({
    url: automation ? `/automations/${automation.id}/` : '/',
    title,
    summary: body,
  }))

  function isAskedFor({ title, body, automation }: Going): boolean {
    if (best && !best.weak && automation && best.automation === automation.id) return true
    const said = new Set(stemsOf(`${title} ${body} ${automation?.name ?? ''}`))
    const held = [...asked].filter((stem) => said.has(stem)).length
    const isAboutOther = best && !best.weak && automation && best.automation !== '' && best.automation !== automation.id
    return asked.size > 0 && (isAboutOther ? held === asked.size : held / asked.size > enough)
  }
}
