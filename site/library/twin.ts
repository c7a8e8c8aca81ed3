import { stringify } from 'yaml'
import { absolute } from './absolute.ts'
import type { ListedArticle } from './data.ts'

/** An article as Markdown for machines and for pasting elsewhere: what it is, how fresh, then its text. */
export function markdownTwin(article: ListedArticle): string {
  const { title, summary, kind, automation, owner, reviewed, confidence } = article
  const facts = { title, summary, kind, automation, owner, reviewed, confidence, url: absolute(article.url) }
  return `---\n${stringify(facts)}---\n\n# ${title}\n\n${summary}\n\n${article.entry.body?.trim() ?? ''}\n`
}
