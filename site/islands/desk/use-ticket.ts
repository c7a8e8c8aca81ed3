import { useEffect, useRef, useState } from 'preact/hooks'
import type { DeskEvent } from '#domain/views/desk-event.ts'
import type { Present } from '#domain/views/presence.ts'
import { ask, type Refused, send } from '../kit/ask.ts'
import { addressOf, type Deed } from './deed.ts'
import { watchDesk } from './live.ts'
import { sayRefusal } from './refusal.ts'
import type { DeskTicket, Problem } from './types.ts'

const clockPause = 60_000

/** What came of an act: done, or refused with words for the form; `changed` when somebody else was faster. */
export type Done =
  | { ok: true }
  | {
      ok: false
      words: string
      changed: DeskEvent[] | null
      fields: Record<string, string>
      /** Whether it is unknown if the server has done it. */
      lost: boolean
    }

export type TicketState = {
  view: DeskTicket | null
  trouble: Problem | null | 'away'
  /** `key` makes a second try safe, where the act makes something new. */
  act: (deed: Deed, key?: string) => Promise<Done>
  renew: () => Promise<void>
}

/** What a form is told of a refusal. */
export function refusedFor({ problem }: Refused): Extract<Done, { ok: false }> {
  const changed = problem?.status === 412 ? (problem.changes ?? []) : null
  const fields = Object.fromEntries((problem?.errors ?? []).map(({ path, message }) => [path, message]))
  return { ok: false, words: sayRefusal(problem), changed, fields, lost: problem === null }
}

/**
 * One ticket, kept fresh; acts carry the version that was read, so that nobody overwrites what they have not seen. What
 * others do meanwhile is told.
 */
export function useTicket(ref: string, tell: (news: string) => void, present: (here: Present) => void): TicketState {
  const [view, setView] = useState<DeskTicket | null>(null)
  const [trouble, setTrouble] = useState<TicketState['trouble']>(null)
  const version = useRef<string | null>(null)

  const renew = async ({ quietly = true }: { quietly?: boolean } = {}) => {
    const answer = await ask('GET /desk/tickets/{ref}', { at: { ref } })
    if (answer.ok) {
      const before = version.current
      version.current = answer.version
      setView(answer.value)
      setTrouble(null)
      const last = answer.value.events.at(-1)
      if (!quietly && before && before !== answer.version && last) tell(`${last.text}.`)
    } else if (answer.problem?.status === 401) location.reload()
    else setTrouble(answer.problem ?? 'away')
  }

  const act = async (deed: Deed, key?: string): Promise<Done> => {
    const { method, path, creates } = addressOf(ref, deed)
    const answer = await send(method.toUpperCase(), path, {
      ...(deed.body === undefined ? {} : { body: deed.body }),
      ...(key && creates ? { key } : {}),
      version: version.current,
    })
    if (answer.ok) {
      await renew()
      return { ok: true }
    }
    if (answer.problem?.status === 412) await renew()
    return refusedFor(answer)
  }

  useEffect(() => {
    version.current = null
    setView(null)
    void renew()
    const stop = watchDesk((changes) => {
      if (changes.length === 0 || changes.some((change) => change.ref === ref)) void renew({ quietly: false })
    }, present)
    const minute = setInterval(() => void renew({ quietly: false }), clockPause)
    return () => {
      stop()
      clearInterval(minute)
    }
  }, [ref])

  return { view, trouble, act, renew }
}
