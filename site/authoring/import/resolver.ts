import { loosely } from './anchor.ts'
import type { GivenArticle } from './articles-json.ts'
import { type Page, relativeAddress } from './page.ts'
import type { Picture } from './pictures.ts'
import type { Resolve } from './reading.ts'
import { ownPath, type Route } from './routes.ts'
import type { Source } from './source.ts'

type Options = {
  source: Source
  given: readonly GivenArticle[]
  pages: ReadonlyMap<string, Page>
  targets: ReadonlyMap<string, string>
  pictures: ReadonlyMap<string, Picture>
  /** Finds pages by the address their site gave them. */
  route: Route
  /** Where the site was published. */
  bases: readonly string[]
  /** Pictures that a page shows. */
  wanted: Set<string>
}

/** Finds for the addresses of a page what they mean here: an article, a place in one, a picture. */
export function resolverOf({
  source,
  given,
  pages,
  targets,
  pictures,
  route,
  bases,
  wanted,
}: Options): (page: string) => Resolve {
  const articles = new Map(given.toReversed().flatMap(({ routes, page }) => routes.map((route) => [route, page])))
  return (page) => (url, what) => {
    const from = targets.get(page) as string
    const fragment = /#(.*)$/.exec(url)?.[1] ?? ''
    const [article, bare = ''] = /(?:\/[a-z-]+)?(\/articles\/\d+)/i.exec(url) ?? []
    if (url.startsWith('#')) return at(page, fragment, '')
    const path = ownPath(url, bases)
    if (path === null && !article) {
      const file = route(url, page)
      return file ? at(file, fragment, relativeAddress(from, `${targets.get(file)}.md`)) : null
    }
    const found = path === null ? null : source.find(path, page, { byName: !/^https?:/i.test(url) })
    const file =
      found?.file ??
      (article ? (articles.get(article.toLowerCase()) ?? articles.get(bare)) : undefined) ??
      route(url, page)
    if (!file) return null
    const target = targets.get(file)
    if (target)
      return what === 'link' || /\.mdx?$|^[^.]+$/.test(url)
        ? at(file, fragment, relativeAddress(from, `${target}.md`))
        : null
    if (found?.page) return null
    const picture = pictures.get(file)
    if (!picture) return { url: '', why: 'leads to a file that is neither an article nor a picture; its text was kept' }
    if ('why' in picture) return null
    wanted.add(file)
    return { url: relativeAddress(from, picture.target), picture: true }
  }

  function at(file: string, fragment: string, address: string): ReturnType<Resolve> {
    if (fragment === '') return address === '' ? null : { url: address }
    const anchors = pages.get(file)?.reading.anchors
    const name = decoded(fragment)
    const anchor = anchors?.get(name) ?? anchors?.get(loosely(name.replace(/^.*#/, '')))
    if (name.startsWith('^')) return { url: address }
    if (anchor === undefined) return { url: address, why: `names the heading "${name}", which is not there` }
    if (anchor !== '') return { url: `${address}#${anchor}` }
    return address === '' ? { url: '', why: 'leads to the top of its own page; its text was kept' } : { url: address }
  }
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment)
  } catch {
    return fragment
  }
}
