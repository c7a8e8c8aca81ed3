import { findVendor } from '#domain/model/entries.ts'
import { teamRef } from '#domain/model/people.ts'
import { calendarRefs } from '#domain/model/work-calendars.ts'
import type { Attempt } from '#domain/ticket/attempt.ts'
import { articleRef } from '#domain/views/article.ts'
import type { AttemptCard } from '#domain/views/attempt.ts'
import type { AutomationCard, RecentTicket } from '#domain/views/automation.ts'
import { findAutomation, type World } from '../world.ts'

/** What was tried before the ticket, with the article as it is now. */
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
    read: attempt.read.map((id) => pageShown(world, id)),
    chat: (attempt.chat ?? []).map(({ by, text, shown }) => ({
      by,
      text,
      shown: shown.map((id) => pageShown(world, id)),
    })),
    vote: attempt.vote ?? null,
  }
}

/** A page that somebody saw, by its title as it is now. */
function pageShown(world: World, id: string) {
  const article = world.articles.get(id)
  const automation = findAutomation(world, id.replace(/^automations\//, ''))
  if (!article && automation) return { id, title: automation.name, url: `/automations/${automation.id}/` }
  return { id, title: article?.title ?? id, url: article?.audience === 'everyone' ? article.url : null }
}

/** The automation a ticket is about, with its articles and what came before. */
export function automationCard(world: World, id: string, recent: RecentTicket[]): AutomationCard | null {
  const automation = findAutomation(world, id)
  if (!automation) return null
  const vendor = findVendor(world.model, automation.vendor)
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
    vendor: vendor
      ? {
          id: vendor.id,
          name: vendor.name,
          portal: vendor.portal ?? null,
          calendar: calendarRefs(world.model, [vendor.calendar])[0]?.name ?? vendor.calendar,
          targets: vendor.targets,
        }
      : null,
    links: automation.links,
    articles: [...world.articles.values()].filter((article) => article.automation === id).map(articleRef),
    recent,
  }
}
