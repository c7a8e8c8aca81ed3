import { useState } from 'preact/hooks'
import { gapWords } from '#domain/words/gaps.ts'
import { type Answer, ask } from '../kit/ask.ts'
import { language } from '../kit/say.ts'
import { openDesk } from './door.tsx'
import { FoundPage, useFound } from './found-page.tsx'
import { Gap } from './gap.tsx'
import { KnowledgeViews } from './knowledge-views.tsx'
import type { Session } from './types.ts'

export function openKnowledge() {
  openDesk((session) => <KnowledgePage session={session} />)
}

const say = gapWords(language)
const views = say.states
type State = keyof typeof views

function stateAsked(): State {
  const asked = new URLSearchParams(location.search).get('state') ?? ''
  return asked in views ? (asked as State) : 'open'
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
      words={say}
      state={list}
      nav={<KnowledgeViews here="gaps" />}
      choice={choice}
    >
      {gaps?.items.length === 0 && <p class="soft">{say.none[state]}</p>}
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
