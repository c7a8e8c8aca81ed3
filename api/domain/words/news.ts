import type { InForce } from '../model/in-force.ts'
import { teamRef } from '../model/people.ts'
import { type EventFor, isOfSupport } from '../ticket/event.ts'
import { news as de } from './de/news.ts'
import { news as en } from './en/news.ts'
import type { Language } from './language.ts'
import { sayWaiting } from './states.ts'

const spoken: Record<Language, typeof en> = { en, de }

/** What another did whom the same ticket serves: only what it means for the reader. */
export function sayOthersNews(type: 'ticket.reopened' | 'ticket.closed', language: Language): string {
  return type === 'ticket.reopened' ? spoken[language].reopened : spoken[language].closed
}

type Told = { by: string; model: InForce; language: Language }

/** What happened, as the requester reads it; `by` is the name under which they know who did it. */
export function sayNews(event: EventFor<'requester'>, { by, model, language }: Told): string {
  const words = spoken[language]
  const bySupport = isOfSupport(event.by)
  switch (event.type) {
    case 'ticket.opened':
      return words.opened(teamRef(model, event.data.team).name)
    case 'ticket.acknowledged':
      return words.acknowledged(by)
    case 'ticket.replied':
      return bySupport ? words.repliedAsSupport(by) : words.repliedAsRequester
    case 'ticket.escalated':
      return words.escalated(teamRef(model, event.data.team).name)
    case 'ticket.returned':
    case 'ticket.taken-back':
      return words.returned(teamRef(model, event.data.team).name)
    case 'ticket.waited':
      return words.waited(sayWaiting(event.data.on, { reader: 'requester', language }))
    case 'ticket.resumed':
      return words.resumed
    case 'ticket.reprioritised':
      return words.reprioritised(event.data.priority)
    case 'ticket.resolved':
      return bySupport ? words.resolvedBy(by) : words.resolved
    case 'ticket.reopened':
      return words.reopened
    case 'ticket.closed':
      if (event.data.reason === 'withdrawn') return words.withdrawn
      return event.data.reason === 'confirmed' ? words.confirmed : words.closed
    case 'ticket.merged':
      return words.merged
    case 'ticket.rated':
      return words.rated(event.data.score)
    case 'ticket.attached':
      return words.attached(event.data.name)
  }
}
