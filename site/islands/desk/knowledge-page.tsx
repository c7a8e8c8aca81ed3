import { useEffect, useState } from 'preact/hooks'
import { type Answer, ask } from '../kit/ask.ts'
import { openDesk } from './door.tsx'
import { Gap } from './gap.tsx'
import { KnowledgeViews } from './knowledge-views.tsx'
import { Rail } from './rail.tsx'
import { sayRefusal } from './refusal.ts'
import type { Gaps, Session } from './types.ts'
import { useCounts } from './use-counts.ts'

export function openKnowledge() {
  openDesk((session) => <KnowledgePage session={session} />)
}

const views = { open: 'To write', closed: 'Answered now', dismissed: 'Dismissed' } as const
type State = keyof typeof views

function stateAsked(): State {
  const asked = new URLSearchParams(location.search).get('state') ?? ''
  return asked in views ? (asked as State) : 'open'
}

const nothing: Record<State, string> = {
  open: 'Whatever was looked for is answered by an article. Nothing is to be written.',
  closed: 'No gap has been closed yet.',
  dismissed: 'Nothing was dismissed.',
}

/** What people look for and no article answers: what to write next, the most wanted first. */
function KnowledgePage({ session }: { session: Session }) {
  const [state] = useState(stateAsked)
  const [gaps, setGaps] = useState<Gaps | null>(null)
  const [said, setSaid] = useState('')
  const counts = useCounts()
  async function read() {
    const answer = await ask('GET /desk/gaps', { query: { state } })
    if (answer.ok) setGaps(answer.value)
    else setSaid(sayRefusal(answer.problem))
  }
  useEffect(() => void read(), [])
  const act = async (answered: Promise<Answer<{ id: string }>>, words: string) => {
    const answer = await answered
    if (answer.ok) await read()
    setSaid(answer.ok ? words : sayRefusal(answer.problem))
  }
  return (
    <>
      <Rail session={session} counts={counts} here={null} page="knowledge" />
      <main id="main" tabIndex={-1} class="desk-main">
        <h1 class="desk-title">Knowledge gaps</h1>
        <KnowledgeViews here="Gaps" />
        <p class="soft">
          Searches where nothing fitted or nothing was opened, questions without an answer, and tickets solved without
          an article, put together by what they mean. A gap closes by itself when an article answers its searches.
        </p>
        <ul class="gap-views">
          {(Object.keys(views) as State[]).map((name) => (
            <li key={name}>
              <a href={`/desk/knowledge/?state=${name}`} aria-current={name === state ? 'page' : undefined}>
                {views[name]} <span class="count">{gaps?.counts[name]}</span>
              </a>
            </li>
          ))}
        </ul>
        <p role="status" class={said ? 'desk-said' : 'only-read'}>
          {said}
        </p>
        {gaps === null && !said && <p class="soft">Reading …</p>}
        {gaps?.items.length === 0 && <p class="soft">{nothing[state]}</p>}
        <ul class="gaps">
          {gaps?.items.map((gap) => (
            <Gap
              key={gap.id}
              gap={gap}
              others={gaps.items.filter(({ id }) => id !== gap.id)}
              session={session}
              act={act}
            />
          ))}
        </ul>
      </main>
    </>
  )
}
