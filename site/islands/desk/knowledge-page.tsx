import { useState } from 'preact/hooks'
import { type Answer, ask } from '../kit/ask.ts'
import { openDesk } from './door.tsx'
import { FoundPage, useFound } from './found-page.tsx'
import { Gap } from './gap.tsx'
import { KnowledgeViews } from './knowledge-views.tsx'
import type { Session } from './types.ts'

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

const intro = {
  title: 'Knowledge gaps',
  intro:
    'Searches where nothing fitted or nothing was opened, questions without an answer, and tickets solved without an article, put together by what they mean. A gap closes by itself when an article answers its searches.',
}

/** What people look for and no article answers: what to write next, the most wanted first. */
function KnowledgePage({ session }: { session: Session }) {
  const [state] = useState(stateAsked)
  const list = useFound(() => ask('GET /desk/gaps', { query: { state } }))
  const gaps = list.found
  const act = async (answered: Promise<Answer<{ id: string }>>, words: string) => {
    await list.act(answered, () => words)
  }
  const choice = (
    <ul class="gap-views">
      {(Object.keys(views) as State[]).map((name) => (
        <li key={name}>
          <a href={`/desk/knowledge/?state=${name}`} aria-current={name === state ? 'page' : undefined}>
            {views[name]} <span class="count">{gaps?.counts[name]}</span>
          </a>
        </li>
      ))}
    </ul>
  )
  return (
    <FoundPage
      session={session}
      page="knowledge"
      words={intro}
      state={list}
      nav={<KnowledgeViews here="Gaps" />}
      choice={choice}
    >
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
    </FoundPage>
  )
}
