import { words } from './say.ts'
import { folderOf } from './sections.ts'
import { unslug } from './text.ts'

export type Crumb = { name: string; url: string }

const tops: Record<string, string> = {
  runbooks: words.kinds.runbook,
  faqs: words.kinds.faq,
  guides: words.kinds.guide,
  resources: words.kinds.resource,
}

/** The way from the top to an article: its kind, then its automation or its folders. */
export function trailOf(article: { id: string }, automation?: { name: string; url: string }): Crumb[] {
  const [top = '', ...folders] = folderOf(article).split('/')
  const first = { name: tops[top] ?? unslug(top), url: `/${top}/` }
  if (automation) return [first, { name: automation.name, url: automation.url }]
  return [
    first,
    ...folders.map((folder, index) => ({
      name: unslug(folder),
      url: `/${[top, ...folders.slice(0, index + 1)].join('/')}/`,
    })),
  ]
}
