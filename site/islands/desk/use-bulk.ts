import { useEffect, useRef, useState } from 'preact/hooks'
import type { BulkAct, BulkDone } from '#domain/views/bulk.ts'
import { bulkWords } from '#domain/words/queue.ts'
import { ask } from '../kit/ask.ts'
import { language } from '../kit/say.ts'
import { sayRefusal } from './refusal.ts'

const words = bulkWords(language)
const grace = 10

type Planned = { act: BulkAct; tickets: string[]; key: string }

/** What is planned is sent when ten seconds are over: until then nothing has happened that would have to be undone. */
export function useBulk({ onDone }: { onDone: (act: BulkAct, came: BulkDone) => void }) {
  const [planned, setPlanned] = useState<Planned | null>(null)
  const [seconds, setSeconds] = useState(grace)
  const [said, setSaid] = useState('')
  const [refused, setRefused] = useState<BulkDone['refused']>([])
  const [failed, setFailed] = useState('')
  const [sent, setSent] = useState(0)
  const sending = useRef(false)

  async function send(plan: Planned) {
    if (sending.current) return
    sending.current = true
    setPlanned(null)
    const { act, tickets, key } = plan
    const answer = await ask('POST /desk/bulk', { body: { act, tickets }, key })
    sending.current = false
    if (!answer.ok) return setFailed(sayRefusal(answer.problem))
    setSaid(words.done(words.acts[act.verb], answer.value.done.length))
    setRefused(answer.value.refused)
    setSent((before) => before + 1)
    onDone(act, answer.value)
  }
  useEffect(() => {
    if (!planned) return
    if (seconds <= 0) return void send(planned)
    const second = setTimeout(() => setSeconds(seconds - 1), 1000)
    return () => clearTimeout(second)
  }, [planned, seconds])
  useEffect(() => {
    if (!planned) return
    const leaving = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', leaving)
    return () => removeEventListener('beforeunload', leaving)
  }, [planned])

  return {
    /** How often something was sent: a form begins anew then, and only then. */
    sent,
    planned,
    seconds,
    said,
    refused,
    failed,
    plan: (act: BulkAct, tickets: string[]) => {
      setSaid('')
      setFailed('')
      setRefused([])
      setSeconds(grace)
      setPlanned({ act, tickets, key: crypto.randomUUID() })
    },
    undo: () => {
      setPlanned(null)
      setSaid(words.undone)
    },
    now: () => planned && void send(planned),
  }
}

export type Bulk = ReturnType<typeof useBulk>
