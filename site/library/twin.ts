import { stringify } from 'yaml'
import type { ListedArticle } from './data.ts'

/** An article as Markdown for machines and for pasting elsewhere: what it is, how fresh, then its text. */
export function markdownTwin(article: ListedArticle, site: URL | undefined): string {
  const { title, summary, kind, automation, owner, reviewed, confidence } = article
  const facts = { title, summary, kind, automation, owner, reviewed, confidence, url: new URL(article.url, site).href }
  return `---\n${stringify(facts)}---\n\n# ${title}\n\n${summary}\n\n${article.entry.body?.trim() ?? ''}\n`
}
