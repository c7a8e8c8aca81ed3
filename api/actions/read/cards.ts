import type { Article } from '#domain/knowledge/article.ts'
import type { Automation } from '#domain/model/automation.ts'
import { type NamedTeam, teamRef } from '#domain/model/people.ts'
import type { Attempt } from '#domain/ticket/event.ts'
import type { RecentTicket } from '../../store/desk.ts'
import type { World } from '../world.ts'

/** An article as a link; `url` is null where only support may read it. */
export type ArticleRef = {
  id: string
  kind: Article['kind']
  title: string
  summary: string
  audience: Article['audience']
  confidence: Article['confidence']
  url: string | null
}

export function articleRef({ id, kind, title, summary, audience, confidence, url }: Article): ArticleRef {
  return { id, kind, title, summary, audience, confidence, url: audience === 'everyone' ? url : null }
}

/** What was tried before the ticket, with the article as it is now. */
export type AttemptCard = {
  article: (ArticleRef & { revisionRead: string | null; stillCurrent: boolean | null }) | null
  steps: Attempt['steps']
  searches: string[]
  read: { id: string; title: string; url: string | null }[]
  vote: { helpful: boolean; reason?: string | undefined } | null
}

export function attemptCard(world: World, attempt: Attempt | null): AttemptCard | null {
  if (!attempt) return null
  const article = attempt.article ? world.articles.get(attempt.article) : undefined
  const revision = attempt.revision ?? null
  return {
    article: article
      ? {
          ...articleRef(article),
          revisionRead: revision,
          stillCurrent: revision === null ? null : revision === article.revision,
        }
      : null,
    steps: attempt.steps,
    searches: attempt.searches,
    read: attempt.read.map((id) => {
      const known = world.articles.get(id)
      return { id, title: known?.title ?? id, url: known?.audience === 'everyone' ? known.url : null }
    }),
    vote: attempt.vote ?? null,
  }
}

/** The automation a ticket is about, with its articles and what came before. */
export type AutomationCard = {
  id: string
  name: string
  summary: string
  owner: NamedTeam
  criticality: Automation['criticality']
  platform: string
  status: Automation['status']
  systems: string[]
  environments: string[]
  cutoffs: string[]
  volume: string | null
  fallback: string | null
  vendor: { id: string; name: string; portal: string | null } | null
  links: Automation['links']
  articles: ArticleRef[]
  recent: RecentTicket[]
}

export function automationCard(world: World, id: string, recent: RecentTicket[]): AutomationCard | null {
  const automation = world.automations.get(id)
  if (!automation) return null
  const vendor = world.model.vendors.find((entry) => entry.id === automation.vendor)
  return {
    id,
    name: automation.name,
    summary: automation.summary,
    owner: teamRef(world.model, automation.owner),
    criticality: automation.criticality,
    platform: automation.platform,
    status: automation.status,
    systems: automation.systems,
    environments: automation.environments,
    cutoffs: automation.cutoffs,
    volume: automation.volume ?? null,
    fallback: automation.fallback ?? null,
    vendor: vendor ? { id: vendor.id, name: vendor.name, portal: vendor.portal ?? null } : null,
    links: automation.links,
    articles: [...world.articles.values()].filter((article) => article.automation === id).map(articleRef),
    recent,
  }
}
