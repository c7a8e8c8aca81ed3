import { compare, library, ofKind } from './articles.ts'
import type { ListedArticle } from './data.ts'
import { folderUrl } from './folders.ts'
import { organisation } from './organisation.ts'
import { words } from './say.ts'
import { folderOf } from './sections.ts'
import { unslug } from './text.ts'

/** Articles of one kind under one heading: an automation, or a folder; those below no folder have no name. */
export type Shelf = { name: string | null; url: string; articles: ListedArticle[] }

/** The shelves of a kind in order of their names: by automation where there is one, else by folder. */
export async function shelvesOf(kind: ListedArticle['kind']): Promise<Shelf[]> {
  const { all } = await library()
  const { automation } = await organisation()
  const shelves = new Map<string, Shelf>()
  for (const article of ofKind(all, kind)) {
    const known = kind === 'runbook' || kind === 'resource' ? automation(article.automation) : undefined
    const folder = folderOf(article)
    const key = known ? known.id : folder
    const shelf = shelves.get(key)
    if (shelf) shelf.articles.push(article)
    else
      shelves.set(key, {
        name: known?.name ?? nameOf(folder),
        url: known?.url ?? folderUrl(folder),
        articles: [article],
      })
  }
  return [...shelves.values()].sort((a, b) => compare(a.name ?? words.general, b.name ?? words.general))
}

function nameOf(folder: string): string | null {
  const [, ...below] = folder.split('/')
  return below.length === 0 ? null : below.map(unslug).join(' / ')
}
