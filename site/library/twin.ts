import { stringify } from 'yaml'
import { handed } from '../build/hand-over.ts'
import { absolute } from './absolute.ts'
import type { ListedArticle } from './data.ts'

/** An article as Markdown for machines and for pasting elsewhere: what it is, how fresh, then its text. */
export async function markdownTwin(article: ListedArticle): Promise<string> {
  const { title, summary, kind, automation, owner, reviewed, confidence } = article
  const body = await handed().bodyOf(article.source.path)
  const facts = { title, summary, kind, automation, owner, reviewed, confidence, url: absolute(article.url) }
  return `---\n${stringify(facts)}---\n\n# ${title}\n\n${summary}\n\n${body.trim()}\n`
}
