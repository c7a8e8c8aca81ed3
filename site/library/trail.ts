import type { Saying } from './say.ts'
import { folderOf } from './sections.ts'
import { unslug } from './text.ts'

export type Crumb = { name: string; url: string }

type Around = { words: Saying['words']; automation?: { name: string; url: string } | undefined }

const kinds = { runbooks: 'runbook', faqs: 'faq', guides: 'guide', resources: 'resource' } as const

/** The way from the top to an article: its kind, then its automation or its folders. */
export function trailOf(article: { id: string }, { words, automation }: Around): Crumb[] {
  const [top = '', ...folders] = folderOf(article).split('/')
  const kind = top in kinds ? kinds[top as keyof typeof kinds] : null
  const first = { name: kind ? words.kinds[kind] : unslug(top), url: `/${top}/` }
  if (automation) return [first, { name: automation.name, url: automation.url }]
  return [
    first,
    ...folders.map((folder, index) => ({
      name: unslug(folder),
      url: `/${[top, ...folders.slice(0, index + 1)].join('/')}/`,
    })),
  ]
}
