import type { Automation } from '../model/automation.ts'
import type { SupportModel } from '../model/support-model.ts'
import type { Template } from '../model/template.ts'
import type { Article } from './article.ts'
import type { TaughtWords } from './learned.ts'
import type { Body } from './passage.ts'

/** One thing wrong or missing in content: where, what came, what was expected, and what to do. */
export type Problem = {
  severity: 'error' | 'warning'
  /** Path below the content directory. */
  file: string
  line: number | null
  /** Dotted path of the field, "sla.0.targets.P1.respond". */
  field: string | null
  came: string | null
  expected: string
  hint: string | null
}

/** A link of an article that leads nowhere. */
export type BrokenLink = { article: string; to: string; line: number | null }

export type Term = { term: string; meaning: string; synonyms: string[] }

/** Everything editors wrote, checked as one whole. Drafts are left out; support-only articles are included and marked. */
export type Content = {
  articles: Article[]
  automations: Automation[]
  /** The notes below each automation's facts, by its id. */
  notes: Record<string, Body>
  model: SupportModel
  glossary: Term[]
  /** Replies and notes that are written often. */
  templates: Template[]
  /** The language of what names none: that of the home. */
  spoken: string
  /** What solved tickets taught, as the file has it. */
  learned: TaughtWords[]
}
