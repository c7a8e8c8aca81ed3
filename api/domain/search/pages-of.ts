import type { Article } from '../knowledge/article.ts'
import type { Content } from '../knowledge/content.ts'
import { type Body, type Passage, passagesOf } from '../knowledge/passage.ts'
import type { Automation } from '../model/automation.ts'
import type { SearchPage } from './page.ts'

type Known = Pick<Content, 'articles'> & Partial<Pick<Content, 'automations' | 'notes' | 'spoken'>>
type Options = {
  /** Day on which the next review of an article is due; empty for none. */ dueOf?: (article: Article) => string
}
const empty: Body = { headings: [], text: '', parts: [], code: [] }

/** Everything that can be found, in a fixed order. */
export function pagesOf(
  { articles, automations = [], notes = {}, spoken = 'en' }: Known,
  { dueOf }: Options = {},
): SearchPage[] {
  const byId = new Map(automations.map((automation) => [automation.id, automation]))
  return [
    ...automations.map((automation) => pageOfAutomation(automation, notes[automation.id] ?? empty, spoken)),
    ...articles
      .filter(({ draft }) => !draft)
      .map((article) =>
        pageOfArticle(article, { automation: byId.get(article.automation ?? ''), due: dueOf?.(article) ?? '' }),
      ),
  ]
}

function pageOfArticle(
  article: Article,
  { automation, due }: { automation: Automation | undefined; due: string },
): SearchPage {
  const { id, kind, url, title, summary, audience, confidence, language, aliases, symptoms, reviewed = '' } = article
  const page = {
    ...{ id, kind, url, title, summary, audience, confidence, language, reviewed, due },
    ...(article.original === undefined ? {} : { original: article.original }),
    automation: article.automation ?? '',
    about: automation?.name ?? '',
    said: [...aliases.filter((alias) => !alias.startsWith('/')), ...symptoms],
    nouns: automation ? nounsOf(automation) : article.automation ? [article.automation] : [],
  }
  return withPassages(page, article)
}

function pageOfAutomation(automation: Automation, body: Body, language: string): SearchPage {
  const { id, name, summary } = automation
  const page = {
    ...{
      id: `automations/${id}`,
      kind: 'automation' as const,
      url: `/automations/${id}/`,
      title: name,
      summary,
      audience: 'everyone' as const,
    },
    ...{ automation: id, about: '', reviewed: '', due: '', confidence: '', language, said: [] },
    nouns: nounsOf(automation),
  }
  return withPassages(page, body)
}

/** The passages are cut when somebody asks for them: a server that has found its index made asks for few. */
function withPassages(page: Omit<SearchPage, 'passages'>, body: Body): SearchPage {
  let passages: Passage[] | undefined
  return {
    ...page,
    get passages() {
      passages ??= passagesOf(body)
      return passages
    },
  }
}

function nounsOf({ id, name, platform, systems }: Automation): string[] {
  return [name, id, platform, ...systems]
}
