import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { ModelView } from '#domain/views/model.ts'
import { deskPageWords } from '#domain/words/desk-page.ts'
import { modelPageWords } from '#domain/words/model-page.ts'
import { ask } from '../../kit/ask.ts'
import { language, sayMoment } from '../../kit/say.ts'
import { openDesk } from '../door.tsx'
import { Rail } from '../rail.tsx'
import { sayRefusal } from '../refusal.ts'
import { Trouble } from '../trouble.tsx'
import type { Session } from '../types.ts'
import { useCounts } from '../use-counts.ts'
import { Differences } from './differences.tsx'
import { Automations, Hours, Levels, Policies, Reports, Rules, Teams, Vendors } from './model-parts.tsx'
import { OnCall } from './on-call-table.tsx'
import { Proposal } from './proposal.tsx'

const around = deskPageWords(language)

const words = modelPageWords(language)
type Section = keyof typeof words.sections

export function openModel() {
  openDesk((session) => <ModelPage session={session} />)
}

/** The support model in force, what changed when, and what a change would come to. */
function ModelPage({ session }: { session: Session }) {
  const [view, setView] = useState<ModelView | null>(null)
  const [trouble, setTrouble] = useState('')
  const counts = useCounts()
  useEffect(() => {
    void ask('GET /desk/model').then((answer) => {
      if (answer.ok) setView(answer.value)
      else setTrouble(sayRefusal(answer.problem))
    })
  }, [])
  return (
    <>
      <Rail session={session} counts={counts} here={null} page="model" />
      <main id="main" tabIndex={-1} class="desk-main reports model">
        <h1 class="desk-title">{words.title}</h1>
        <Trouble says={trouble} />
        {!view && !trouble && <p class="soft">{around.reading}</p>}
        {view && <Whole view={view} />}
      </main>
    </>
  )
}

function Whole({ view }: { view: ModelView }) {
  const { model, warnings } = view
  const parts: Record<Section, ComponentChildren> = {
    levels: <Levels model={model} />,
    teams: <Teams model={model} />,
    onCall: <OnCall tables={view.onCall} />,
    policies: <Policies model={model} />,
    rules: <Rules model={model} />,
    vendors: <Vendors model={model} />,
    hours: <Hours model={model} />,
    reports: <Reports view={view} />,
    automations: <Automations view={view} />,
    changes: <Changes versions={view.versions} />,
    proposal: <Proposal />,
  }
  const isEmpty: Partial<Record<Section, boolean>> = {
    vendors: model.vendors.length === 0,
    onCall: view.onCall.length === 0,
    reports: model.reports.length === 0,
  }
  const shown = (Object.keys(parts) as Section[]).filter((name) => !isEmpty[name])
  return (
    <>
      <p class="soft">
        {words.intro(model.name)} <a href="/support/">{words.portal}</a>
      </p>
      <nav aria-label={words.title}>
        <ul class="gap-views">
          {shown.map((name) => (
            <li key={name}>
              <a href={`#${name}`}>{words.sections[name]}</a>
            </li>
          ))}
        </ul>
      </nav>
      {warnings.length > 0 && (
        <section class="wrongs">
          <h2>{words.warnings}</h2>
          <ul>
            {warnings.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
      )}
      {shown.map((name) => (
        <section key={name} id={name} aria-labelledby={`${name}-title`}>
          <h2 id={`${name}-title`}>{words.sections[name]}</h2>
          {parts[name]}
        </section>
      ))}
    </>
  )
}

function Changes({ versions }: Pick<ModelView, 'versions'>) {
  return (
    <ol class="plain model-changes">
      {versions.map(({ version, inForce, firstUsedAt, changedBy, differences }) => (
        <li key={version}>
          <h3>
            {words.since(sayMoment(firstUsedAt))}
            {inForce && `, ${words.inForce}`}
          </h3>
          <p class="soft small">
            {words.by(changedBy)}, <code>{version}</code>
          </p>
          {differences === null ? (
            <p class="soft">{words.firstKnown}</p>
          ) : (
            <Differences lines={differences} none={words.same} />
          )}
        </li>
      ))}
    </ol>
  )
}
