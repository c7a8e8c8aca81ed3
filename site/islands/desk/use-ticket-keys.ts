import type { DeskVerb } from '#domain/ticket/verbs.ts'
import { actWords } from '#domain/words/acts.ts'
import { commandWords } from '#domain/words/commands.ts'
import { threadWords } from '#domain/words/thread.ts'
import { onSite } from '../kit/base.ts'
import { language } from '../kit/say.ts'
import { hindrance, keyed, labelOf } from './acts/acts.ts'
import { announceAddress } from './announce-address.ts'
import { besides, readList } from './came-from.ts'
import { useCommands } from './commands/commands.tsx'
import type { Deed } from './deed.ts'
import { refused, type Told } from './told.tsx'
import type { DeskTicket } from './types.ts'

const { assign, announce } = actWords(language)
const ways = threadWords(language)

type Keyed = {
  /** Null until it is read. */
  view: DeskTicket | null
  at: string
  /** Address of who is signed in. */
  me: string
  onAct: (name: DeskVerb) => void
  onDeed: (deed: Deed, words: string) => Promise<void>
  onAssignToMe: () => void
  onTold: (told: Told) => void
  /** Null while no form is open. */
  onLeave: (() => void) | null
}

/** What keys do on the page of a ticket, and the palette. */
export function useTicketKeys({ view, at, me, onAct, onDeed, onAssignToMe, onTold, onLeave }: Keyed): void {
  const step = (to: 'before' | 'after') => {
    const place = besides(readList(), at)
    if (!place) return onTold(refused(ways.noList))
    const ref = place[to]
    if (ref) location.hash = ref
    else onTold(refused(to === 'after' ? ways.noNext : ways.noBefore))
  }
  const others = view?.may.assign === null ? view.assignable.filter(({ email }) => email !== me) : []
  useCommands([
    { key: 'a', name: assign.toMe, does: onAssignToMe, hindered: view?.may.assign?.why ?? null },
    ...keyed().map(({ name, key }) => ({
      key,
      name: labelOf(name),
      does: () => onAct(name),
      hindered: view && hindrance(view, name),
    })),
    ...others.map(({ name, email }) => ({
      name: assign.toPerson(name),
      does: () => void onDeed({ verb: 'assign', body: { to: email } }, assign.done),
    })),
    ...(view ? [{ key: 'K', name: announce.label, does: () => location.assign(onSite(announceAddress(view))) }] : []),
    { key: 'j', name: ways.keys.after, does: () => step('after') },
    { key: 'k', name: ways.keys.before, does: () => step('before') },
    {
      key: 'u',
      name: commandWords(language).backToQueue,
      does: () => location.assign(onSite(readList()?.address ?? '/desk/')),
    },
    ...(onLeave ? [{ key: 'Escape', name: '', does: () => onLeave() }] : []),
  ])
}
