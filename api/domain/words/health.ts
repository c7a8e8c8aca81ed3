import type { ArticleFacts, Finding } from '../knowledge/health.ts'
import { healthDefinitions as definitions, findings, health } from './en/health.ts'
import type { Language } from './language.ts'

const en = { findings, health, definitions }
const spoken: Record<Language, typeof en> = { en, de: en }

/** What the health of articles calls things. */
export function healthWords(language: Language): typeof en.health {
  return spoken[language].health
}

/** How each number of it is made. */
export function healthDefinitions(language: Language): typeof en.definitions {
  return spoken[language].definitions
}

/** What is wrong with an article, and what to do about it. */
export function sayFinding(finding: Finding, language: Language): { what: string; next: string } {
  const say = spoken[language].findings[finding.kind] as (finding: Finding) => { what: string; next: string }
  return say(finding)
}

/** Requests per hundred readers, to one digit; null of nobody. */
export function perHundred({ escalated, readers }: Pick<ArticleFacts, 'escalated' | 'readers'>): string | null {
  return readers === 0 ? null : ((escalated / readers) * 100).toFixed(1).replace(/\.0$/, '')
}

/** The figures of one article in a line. */
export function sayFigures(facts: ArticleFacts, language: Language): string {
  const words = spoken[language].health
  const filed = perHundred(facts)
  return [
    words.readers(facts.readers),
    words.helped(facts.good, facts.good + facts.bad),
    ...(filed === null ? [] : [words.filed(filed)]),
    ...(facts.taken > 0 ? [words.taken(facts.taken)] : []),
    ...(facts.solved > 0 ? [words.solved(facts.solved)] : []),
  ].join(', ')
}
