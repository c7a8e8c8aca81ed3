import { useEffect, useRef, useState } from 'preact/hooks'
import type { KnownProblem } from '#domain/views/known-problem.ts'
import { followingWords } from '#domain/words/following.ts'
import { ask } from '../kit/ask.ts'
import { language } from '../kit/say.ts'
import { sayReported } from './words.ts'

const words = followingWords(language)

/** Known problems of an automation, and those that concern everybody; none when they cannot be read. */
export async function knownProblemsAbout(automation: string | undefined): Promise<KnownProblem[]> {
  const answer = await ask('GET /known-problems', automation ? { query: { automation } } : {})
  if (!answer.ok) return []
  return answer.value.items.filter((item) => item.automation === null || item.automation.id === automation)
}

/** "We know": to be followed in place, by an address alone, instead of filing the same again. */
export function KnownProblems({
  items,
  email,
  follow,
}: {
  items: readonly KnownProblem[]
  /** The address that the form holds already. */
  email: string
  follow: (item: KnownProblem, email: string) => Promise<string>
}) {
  const now = new Date()
  return (
    <>
      {items.slice(0, 3).map((item) => (
        <section key={item.id} class="known" aria-label={words.known(item.title)}>
          <p>
            <strong>{words.weKnow(item.title)}</strong>
          </p>
          <p>{item.body}</p>
          <p class="small">{sayReported(item, now)}</p>
          <Follow item={item} email={email} follow={follow} />
        </section>
      ))}
    </>
  )
}

type Following = { item: KnownProblem; email: string; follow: (item: KnownProblem, email: string) => Promise<string> }

/** Stands in the form that files: its own button sends nothing but this. */
function Follow({ item, email, follow }: Following) {
  const [asks, setAsks] = useState(false)
  const [trouble, setTrouble] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const id = `follow-${item.id}`
  useEffect(() => {
    if (asks) field.current?.focus()
  }, [asks])
  const send = async () => setTrouble(await follow(item, field.current?.value.trim() ?? ''))
  if (!asks)
    return (
      <button type="button" aria-expanded={false} onClick={() => setAsks(true)}>
        {words.instead}
      </button>
    )
  return (
    <div class="field">
      <label for={id}>{words.email}</label>
      <input
        id={id}
        ref={field}
        inputMode="email"
        autocapitalize="none"
        autocomplete="email"
        defaultValue={email}
        aria-invalid={trouble ? 'true' : undefined}
        aria-describedby={`${id}-hint ${id}-trouble`}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          event.preventDefault()
          void send()
        }}
      />
      <p class="hint" id={`${id}-hint`}>
        {words.hint}
      </p>
      <p class="wrong" id={`${id}-trouble`} role="alert" hidden={!trouble}>
        {trouble}
      </p>
      <button type="button" onClick={() => void send()}>
        {words.send}
      </button>
    </div>
  )
}
