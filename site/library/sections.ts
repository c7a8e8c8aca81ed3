import { firstNotBefore } from '#domain/base/halving.ts'
import type { ListedArticle } from './data.ts'

/** A shelf of articles: those of one automation, or those of one folder. */
type Section = { key: string; articles: ListedArticle[] }
export type Sections = {
  of(article: ListedArticle): Section
  ofAutomation(id: string): ListedArticle[]
  ofFolder(folder: string): ListedArticle[]
  folders: string[]
}

/** Sorts articles onto shelves, where archived ones come last; titles are already in order. */
export function makeSections(listed: ListedArticle[]): Sections {
  const isArchived = ({ confidence }: ListedArticle) => confidence === 'archived'
  const all = [...listed.filter((article) => !isArchived(article)), ...listed.filter(isArchived)]
  const automations = group(all, ({ automation, resource }) => [automation, ...(resource?.automations ?? [])])
  const folders = group(all, (article) => [folderOf(article)])
  return {
    of(article) {
      if (article.automation) {
        return { key: article.automation, articles: automations.get(article.automation) ?? [article] }
      }
      const folder = folderOf(article)
      return { key: folder, articles: folders.get(folder) ?? [article] }
    },
    ofAutomation: (id) => automations.get(id) ?? [],
    ofFolder: (folder) => folders.get(folder) ?? [],
    folders: [...folders.keys()].sort(),
  }
}

/** "runbooks/order-sync" for "runbooks/order-sync/late". */
export function folderOf({ id }: { id: string }): string {
  return id.slice(0, id.lastIndexOf('/'))
}

/** How many neighbours of an article its page shows. */
export const neighbours = 10

type Placed = Pick<ListedArticle, 'id' | 'title' | 'confidence'>

/** At most `size` neighbours around one article, itself among them, found without walking the whole shelf. */
export function windowAround<T extends Placed>(
  articles: T[],
  article: T,
  { size, compare }: { size: number; compare: (a: string, b: string) => number },
): T[] {
  if (articles.length <= size) return articles
  const order = (a: Placed, b: Placed) =>
    Number(a.confidence === 'archived') - Number(b.confidence === 'archived') || compare(a.title, b.title)
  let at = firstNotBefore(articles.length, (index) => order(articles[index] as T, article) < 0)
  while (at < articles.length - 1 && articles[at]?.id !== article.id) at++
  const start = Math.min(Math.max(0, at - Math.floor(size / 2)), articles.length - size)
  return articles.slice(start, start + size)
}

function group(all: ListedArticle[], keysOf: (article: ListedArticle) => readonly (string | undefined)[]) {
  const groups = new Map<string, ListedArticle[]>()
  for (const article of all) {
    for (const key of new Set(keysOf(article))) {
      if (key === undefined) continue
      const shelf = groups.get(key)
      if (shelf) shelf.push(article)
      else groups.set(key, [article])
    }
  }
  return groups
}
