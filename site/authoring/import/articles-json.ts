import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { safeName } from './names.ts'
import type { Source } from './source.ts'

/** An article as the interface of a help centre gives it: fields, a text in HTML, and what its addresses begin with. */
export type GivenArticle = { page: string; fields: Record<string, unknown>; html: string; routes: string[] }

const zendesk = z.object({
  id: z.union([z.number(), z.string()]),
  title: z.string(),
  body: z.string().nullable(),
  html_url: z.string().optional(),
  draft: z.boolean().optional(),
  locale: z.string().optional(),
  label_names: z.array(z.string()).optional(),
  user_segment_id: z.union([z.number(), z.string()]).nullish(),
  user_segment_ids: z.array(z.union([z.number(), z.string()])).nullish(),
})

const freshdesk = z.object({
  id: z.union([z.number(), z.string()]),
  title: z.string(),
  description: z.string().nullable(),
  status: z.union([z.number(), z.string()]).optional(),
  tags: z.array(z.string()).optional(),
  seo_data: z.object({ meta_description: z.string().nullish(), meta_keywords: z.string().nullish() }).nullish(),
})

/** The articles in the JSON files of a source, as the interfaces of Zendesk and Freshdesk write them. */
export async function givenArticles(source: Source): Promise<GivenArticle[]> {
  const articles: GivenArticle[] = []
  for (const file of source.files.filter((one) => /\.json$/i.test(one))) {
    const text = await readFile(join(source.dir, file), 'utf8')
    for (const value of listIn(text)) {
      const article = fromZendesk(value, file) ?? fromFreshdesk(value, file)
      if (!article) continue
      const alike = articles.filter(({ page }) => page === article.page || page.startsWith(`${article.page}~`)).length
      articles.push(alike === 0 ? article : { ...article, page: `${article.page}~${alike + 1}` })
    }
  }
  return articles
}

function listIn(text: string): unknown[] {
  try {
    const value: unknown = JSON.parse(text)
    if (Array.isArray(value)) return value
    if (typeof value !== 'object' || value === null) return []
    const { articles, article } = value as Record<string, unknown>
    return Array.isArray(articles) ? articles : article ? [article] : [value]
  } catch {
    return []
  }
}

function fromZendesk(value: unknown, file: string): GivenArticle | null {
  const read = zendesk.safeParse(value)
  if (!read.success) return null
  const { id, title, body, html_url: address, draft, locale, label_names: labels } = read.data
  const { user_segment_id: segment, user_segment_ids: segments } = read.data
  const fields = {
    title,
    ...(draft ? { draft: true } : {}),
    ...(labels && labels.length > 0 ? { keywords: labels } : {}),
    ...(locale && !/^en\b/i.test(locale)
      ? { language: locale.replace(/-([a-z]+)$/, (part) => part.toUpperCase()) }
      : {}),
    ...(address ? { permalink: pathOf(address) } : {}),
    ...(segment || (segments ?? []).length > 0
      ? {
          audience: 'support',
          restricted: 'audience: not everybody could read it; only support can until you remove the line',
        }
      : {}),
  }
  return {
    page: `${file}/${id}-${safeName(title)}`,
    fields,
    html: body ?? '',
    routes: [...(locale ? [`/${locale.toLowerCase()}/articles/${id}`] : []), `/articles/${id}`],
  }
}

function fromFreshdesk(value: unknown, file: string): GivenArticle | null {
  const read = freshdesk.safeParse(value)
  if (!read.success) return null
  const { id, title, description, status, tags, seo_data: seo } = read.data
  const keywords = [...(tags ?? []), ...(seo?.meta_keywords ?? '').split(',').map((word) => word.trim())].filter(
    Boolean,
  )
  const fields = {
    title,
    ...(seo?.meta_description ? { description: seo.meta_description } : {}),
    ...(String(status) === '1' ? { draft: true } : {}),
    ...(keywords.length > 0 ? { keywords } : {}),
    permalink: `/support/solutions/articles/${id}`,
  }
  return { page: `${file}/${id}-${safeName(title)}`, fields, html: description ?? '', routes: [`/articles/${id}`] }
}

function pathOf(address: string): string {
  return URL.parse(address)?.pathname ?? address
}
