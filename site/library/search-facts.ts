import type { Term } from '#domain/knowledge/content.ts'
import { codeVariants, synonymsIn } from '../search/vocabulary.ts'
import type { ArticleData, AutomationData } from './data.ts'

type Facts = { meta: Record<string, string>; filters: Record<string, string> }
type Known = { automation?: AutomationData; glossary: readonly Term[]; due: string | null; body: string }

/** What the search index holds of an article beside its text. */
export function searchFacts(article: ArticleData, { automation, glossary, due, body }: Known): Facts {
  const { title, summary, symptoms } = article
  const aliases = article.aliases.filter((alias) => !alias.startsWith('/'))
  const said = [title, summary, ...symptoms, ...aliases].join(' \n ')
  const meta = {
    kind: article.kind,
    automation: automation?.name,
    aliases: [...aliases, ...codeVariants(`${said} \n ${body}`)].join(', '),
    symptoms: symptoms.join(' | '),
    synonyms: synonymsIn(said, glossary).join(', '),
    reviewed: article.reviewed,
    due: due ?? undefined,
    confidence: article.confidence,
  }
  return { meta: filled(meta), filters: filled({ kind: article.kind, automation: article.automation }) }
}

/** What the search index holds of an automation beside its text. */
export function automationFacts(automation: AutomationData): Facts {
  const { id, platform, systems } = automation
  const meta = { kind: 'automation', aliases: [id, platform, ...systems].join(', ') }
  return { meta: filled(meta), filters: { kind: 'automation', automation: id } }
}

function filled(entries: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(entries).filter((entry): entry is [string, string] => Boolean(entry[1])))
}
