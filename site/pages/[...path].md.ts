import type { APIRoute } from 'astro'
import { library } from '../library/articles.ts'
import { twinKey } from '../library/cache-key.ts'
import type { ListedArticle } from '../library/data.ts'
import { markdownTwin } from '../library/twin.ts'

export async function getStaticPaths() {
  const { pages } = await library()
  return pages.map((article) => ({ params: { path: article.id }, props: { article }, cacheKey: twinKey(article) }))
}

export const GET: APIRoute<{ article: ListedArticle }> = async ({ props }) =>
  new Response(await markdownTwin(props.article), { headers: { 'content-type': 'text/markdown; charset=utf-8' } })
