import { defineCollection } from 'astro:content'
import { z } from 'astro/zod'
import { fileLoader, valueLoader } from './build/content-loaders.ts'
import { makeContentSource } from './build/content-source.ts'
import { searchedLoader } from './build/searched.ts'
import { developmentApi, manualUrl, settings } from './build/settings.ts'
import {
  type ArticleData,
  type AutomationData,
  articleData,
  type HandbookData,
  type OrganisationData,
} from './library/data.ts'

const source = makeContentSource(settings.contentDir, {
  language: settings.language,
  lenient: developmentApi !== undefined,
})

const articles = defineCollection({
  loader: fileLoader(source, {
    pattern: '{runbooks,faqs,guides,resources}/**/*.{md,mdx}',
    dataOf: ({ articles }) => new Map(articles.map((article) => [article.id, articleData(article)])),
  }),
  schema: z.custom<ArticleData>(),
})

const automations = defineCollection({
  loader: fileLoader(source, {
    pattern: 'automations/**/*.{md,mdx}',
    dataOf: ({ automations }) => new Map(automations.map((automation) => [`automations/${automation.id}`, automation])),
  }),
  schema: z.custom<AutomationData>(),
})

const handbook = defineCollection({
  loader: fileLoader(source, { base: manualUrl, pattern: 'handbook/**/*.{md,mdx}' }),
  schema: z.custom<HandbookData>(),
})

const organisation = defineCollection({
  loader: valueLoader(source, ({ model, glossary }) => ({ model, glossary })),
  schema: z.custom<OrganisationData>(),
})

const searched = defineCollection({ loader: searchedLoader(source), schema: z.unknown() })

export const collections = { articles, automations, handbook, organisation, searched }
