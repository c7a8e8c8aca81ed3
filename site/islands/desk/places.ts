import { railWords, viewWords } from '#domain/words/queue.ts'
import { language } from '../kit/say.ts'
import type { Session } from './types.ts'
import { emptyView, type View } from './views.ts'

const { pages } = railWords(language)

/** The views with a count, and its name in the answer. */
const counted = [
  ['next', 'next'],
  ['open', 'open'],
  ['mine', 'mine'],
  ['followed', 'followed'],
  ['unassigned', 'unassigned'],
  ['at-risk', 'atRisk'],
  ['breached', 'breached'],
  ['waiting', 'waiting'],
  ['vendor', 'vendor'],
] as const

type Place = { name: string; view: View }

/** The views that everybody has, with where their counts stand. */
export function countedViews(): (Place & { count: (typeof counted)[number][1] })[] {
  return counted.map(([view, count]) => ({ name: viewWords(view, language).name, view: { ...emptyView, view }, count }))
}

export function levelViews({ levels }: Session): (Place & { level: number })[] {
  return levels
    .filter(({ level }) => level >= 1)
    .map(({ level, name }) => ({
      name: `${level} ${name}`,
      level,
      view: { ...emptyView, view: 'open', level: String(level) },
    }))
}

export function endedViews(): Place[] {
  return (['resolved', 'closed'] as const).map((view) => ({
    name: viewWords(view, language).name,
    view: { ...emptyView, view },
  }))
}

/** Every list of tickets that has a name. */
export function viewsOf(session: Session): Place[] {
  return [...countedViews(), ...levelViews(session), ...endedViews()]
}

/** What else the desk has, in the order of the rail. */
export function pagesOf({ administrator }: Session): { page: string; name: string; address: string }[] {
  const hasCommunity = document.getElementById('desk')?.dataset.community
  return [
    { page: 'new', name: pages.newTicket, address: '/desk/new/' },
    { page: 'hand-over', name: pages.handOver, address: '/desk/hand-over/' },
    { page: 'mine', name: pages.mine, address: '/desk/automations/' },
    { page: 'known-problems', name: pages.knownProblems, address: '/desk/known-problems/' },
    ...(hasCommunity ? [{ page: 'community', name: pages.community, address: '/desk/community/' }] : []),
    { page: 'knowledge', name: pages.knowledge, address: '/desk/knowledge/' },
    { page: 'reports', name: pages.reports, address: '/desk/reports/' },
    { page: 'model', name: pages.model, address: '/desk/model/' },
    { page: 'deliveries', name: pages.deliveries, address: '/desk/deliveries/' },
    { page: 'mail', name: pages.mail, address: '/desk/mail/' },
    ...(administrator ? [{ page: 'keys', name: pages.keys, address: '/desk/keys/' }] : []),
    { page: 'sessions', name: pages.sessions, address: '/desk/sessions/' },
    { page: 'portal', name: pages.portal, address: '/' },
  ]
}
