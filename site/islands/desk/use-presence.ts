import { useEffect, useRef, useState } from 'preact/hooks'
import type { Present, PresentPerson } from '#domain/views/presence.ts'
import { ask } from '../kit/ask.ts'
import { onSite } from '../kit/base.ts'
import type { Session } from './types.ts'

const sayEvery = 10_000
/** Milliseconds after the last letter in which somebody still counts as typing. */
const pause = 15_000

export type Presence = {
  /** Who else has the ticket open. */
  others: PresentPerson[]
  hear: (here: Present) => void
  /** A letter was typed into a reply. */
  typed: () => void
  /** The reply was sent or left. */
  rested: () => void
}

/** Says again and again that the ticket is looked at, as long as it is, and knows who else does. */
export function usePresence(ref: string, { person: me }: Session): Presence {
  const [people, setPeople] = useState<PresentPerson[]>([])
  const lastTyped = useRef(Number.NEGATIVE_INFINITY)
  const told = useRef(false)

  const hear = (here: Present) => {
    if (here.ref !== ref) return
    setPeople((before) => (JSON.stringify(before) === JSON.stringify(here.people) ? before : here.people))
  }
  const say = async () => {
    if (document.visibilityState !== 'visible') return
    told.current = performance.now() - lastTyped.current < pause
    const answer = await ask('PUT /desk/tickets/{ref}/presence', { at: { ref }, body: { typing: told.current } })
    if (answer.ok) hear(answer.value)
  }

  useEffect(() => {
    const address = onSite(`/api/desk/tickets/${encodeURIComponent(ref)}/presence`)
    const leave = () =>
      void fetch(address, { method: 'DELETE', credentials: 'include', keepalive: true }).catch(() => {})
    const turn = () => (document.visibilityState === 'visible' ? void say() : leave())
    void say()
    const timer = setInterval(() => void say(), sayEvery)
    document.addEventListener('visibilitychange', turn)
    addEventListener('pagehide', leave)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', turn)
      removeEventListener('pagehide', leave)
      leave()
    }
  }, [ref])

  return {
    others: people.filter(({ email }) => email.toLowerCase() !== me.email.toLowerCase()),
    hear,
    typed: () => {
      lastTyped.current = performance.now()
      if (!told.current) void say()
    },
    rested: () => {
      lastTyped.current = Number.NEGATIVE_INFINITY
      if (told.current) void say()
    },
  }
}
