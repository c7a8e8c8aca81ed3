import type { CollectionEntry } from 'astro:content'
import type { Article } from '#domain/knowledge/article.ts'
import type { Term } from '#domain/knowledge/content.ts'
import type { Automation } from '#domain/model/automation.ts'
import type { SupportModel } from '#domain/model/support-model.ts'

/** What the content store keeps of an article beside its HTML. */
export type ArticleData = Omit<Article, 'text'> & { minutes: number }
export type AutomationData = Automation
export type HandbookData = { title: string; summary: string; order?: number }
export type OrganisationData = { model: SupportModel; glossary: Term[] }

const wordsAMinute = 200

/** What is kept of an article: all but its text, which the rendered body already holds. */
export function articleData({ text, ...article }: Article): ArticleData {
  return { ...article, minutes: Math.max(1, Math.round(text.split(/\s+/).length / wordsAMinute)) }
}

/** An article with the entry that renders it. */
export type ListedArticle = ArticleData & { entry: CollectionEntry<'articles'> }
