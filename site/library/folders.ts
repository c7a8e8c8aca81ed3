import { library } from './articles.ts'
import type { ListedArticle } from './data.ts'

/** A folder with a page of its own: "runbooks/network", its articles and the folders right below it. */
export type Folder = { path: string; url: string; articles: ListedArticle[]; below: string[] }

/** Where the articles of a folder are listed; those right below a kind are under "all". */
export function folderUrl(path: string): string {
  return path.includes('/') ? `/${path}/` : `/${path}/all/`
}

/** Every folder below runbooks, faqs and guides, those that hold only folders included. */
export async function folders(): Promise<Folder[]> {
  const { sections, byId } = await library()
  const below = new Map<string, string[]>()
  for (const path of new Set(sections.folders.flatMap(ancestors))) {
    const parent = path.slice(0, path.lastIndexOf('/'))
    if (!below.has(path)) below.set(path, [])
    if (path.includes('/')) (below.get(parent) ?? below.set(parent, []).get(parent))?.push(path)
  }
  return [...below]
    .map(([path, inside]) => ({
      path,
      url: folderUrl(path),
      articles: sections.ofFolder(path),
      below: path.includes('/') ? inside : [],
    }))
    .filter(({ path, url, articles }) => (path.includes('/') || articles.length > 0) && !byId.has(url.slice(1, -1)))
}

function ancestors(path: string): string[] {
  const parts = path.split('/')
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'))
}
