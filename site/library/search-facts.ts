import type { ArticleData, AutomationData } from './data.ts'

type Facts = { meta: Record<string, string>; filters: Record<string, string> }

/** What the search index holds of an article beside its text. */
export function searchFacts(article: ArticleData, automation?: AutomationData): Facts {
  const meta = {
    kind: article.kind,
    automation: automation?.name,
    aliases: article.aliases.filter((alias) => !alias.startsWith('/')).join(', '),
    symptoms: article.symptoms.join(' | '),
    reviewed: article.reviewed,
    confidence: article.confidence,
  }
  const filters = { kind: article.kind, automation: article.automation }
  return { meta: filled(meta), filters: filled(filters) }
}

function filled(entries: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(entries).filter((entry): entry is [string, string] => Boolean(entry[1])))
}
