import { problemStages } from '#domain/knowledge/known-problem.ts'
import type { KnownProblem } from '#domain/views/known-problem.ts'
import { knownProblemWords, sayProblemState } from '#domain/words/known-problems.ts'
import { postedWords } from '#domain/words/posted.ts'
import { type Answer, ask } from '../kit/ask.ts'
import { language, sayMoment } from '../kit/say.ts'
import { openDesk } from './door.tsx'
import { useDraft } from './drafts.ts'
import { Area, Choice, Line } from './form-parts.tsx'
import { FoundPage, useFound } from './found-page.tsx'
import { PlainText } from './plain-text.tsx'
import type { Session } from './types.ts'

const words = knownProblemWords(language)
const posted = postedWords(language)

type Act = (answered: Promise<Answer<KnownProblem>>) => Promise<boolean>

export function openKnownProblems() {
  openDesk((session) => <KnownProblemsPage session={session} />)
}

/** Known problems: told once, shown where people look, answered to everybody who reports them. */
function KnownProblemsPage({ session }: { session: Session }) {
  const state = useFound(async () => {
    const now = await ask('GET /desk/known-problems')
    const past = await ask('GET /desk/known-problems', { query: { ended: 'true' } })
    if (!now.ok) return now
    return { ...now, value: { open: now.value.items, ended: past.ok ? past.value.items : [] } }
  })
  const { open = null, ended = [] } = state.found ?? {}
  const act =
    (said: string): Act =>
    async (answered) =>
      (await state.act(answered, () => said)).ok
  const goOn = (id: string) =>
    act(words.undone)(ask('DELETE /desk/known-problems/{id}/end', { at: { id }, body: { body: words.notOver } }))
  return (
    <FoundPage session={session} page="known-problems" words={posted} state={state}>
      {open?.length === 0 && <p class="soft">{posted.none}</p>}
      {open?.map((problem) => (
        <OpenProblem key={problem.id} problem={problem} onUpdate={act(posted.told)} onEnd={act(words.ended)} />
      ))}
      <NewKnownProblem session={session} onPost={act(posted.posted)} />
      {ended.length > 0 && (
        <section>
          <h2 class="label">{posted.over}</h2>
          <ul class="plain">
            {ended.map(({ id, title, automation, endedAt, reports }) => (
              <li key={id}>
                {title}{' '}
                <span class="soft small">
                  {posted.was(automation?.name ?? null, reports, endedAt ? sayMoment(endedAt) : '')}
                </span>{' '}
                <button type="button" class="quiet" title={words.undoMeans} onClick={() => void goOn(id)}>
                  {words.undo} <span class="only-read">: {title}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </FoundPage>
  )
}

function OpenProblem({ problem, onUpdate, onEnd }: { problem: KnownProblem; onUpdate: Act; onEnd: Act }) {
  const draft = useDraft(problem.id, 'known-problem')
  const body = draft.values.update ?? ''
  const stage = draft.values.state ?? (problem.state === 'solved' ? 'watching' : problem.state)
  const at = { id: problem.id }
  const update = async () => {
    if (await onUpdate(ask('PUT /desk/known-problems/{id}', { at, body: { body, state: stage } }))) draft.clear()
  }
  const end = async () => {
    if (await onEnd(ask('DELETE /desk/known-problems/{id}', { at, body: { body } }))) draft.clear()
  }
  return (
    <section class="act">
      <h2>{problem.title}</h2>
      <p class="soft small">
        {problem.automation?.name ?? posted.everything} · {posted.reports(problem.reports)} ·{' '}
        {posted.updated(sayMoment(problem.updatedAt))} ·{' '}
        {sayProblemState(problem, { now: new Date().toISOString(), language })}
      </p>
      <PlainText text={problem.body} />
      <form class="form" onSubmit={(event) => event.preventDefault()}>
        <div class="field">
          <label for={`update-${problem.id}`}>{posted.fields.update}</label>
          <textarea
            id={`update-${problem.id}`}
            rows={3}
            dir="auto"
            value={body}
            onInput={(event) => draft.set('update', event.currentTarget.value)}
          />
        </div>
        <div class="field">
          <label for={`state-${problem.id}`}>{words.fields.state}</label>
          <select
            id={`state-${problem.id}`}
            value={stage}
            onChange={(event) => draft.set('state', event.currentTarget.value)}
          >
            {problemStages.map((one) => (
              <option key={one} value={one}>
                {words.means[one]}
              </option>
            ))}
          </select>
        </div>
        <div class="acts">
          <button type="button" onClick={() => void update()}>
            {posted.tell}
          </button>
          <button type="button" onClick={() => void end()}>
            {posted.end}
          </button>
        </div>
      </form>
    </section>
  )
}

function NewKnownProblem({ session, onPost }: { session: Session; onPost: Act }) {
  const known = new URLSearchParams(location.search)
  const reporting = known.get('ticket') ?? ''
  const draft = useDraft(reporting || 'new', 'known-problem', {
    automation: known.get('automation') ?? '',
    title: known.get('title') ?? '',
    ticket: reporting,
  })
  const { title = '', body = '', automation, ticket, state, from, to } = draft.values
  async function post(event: Event) {
    event.preventDefault()
    const sent = {
      title,
      body,
      ...(automation ? { automation } : {}),
      ...(state ? { state } : {}),
      ...(from && to ? { planned: { from: new Date(from).toISOString(), to: new Date(to).toISOString() } } : {}),
      ...(ticket?.trim() ? { ticket: ticket.trim() } : {}),
    }
    if (await onPost(ask('POST /desk/known-problems', { body: sent, key: crypto.randomUUID() }))) draft.clear()
  }
  return (
    <form class="act form" onSubmit={post} noValidate>
      <h2>{posted.heading}</h2>
      <Line draft={draft} name="title" label={posted.fields.title} />
      <Choice
        draft={draft}
        name="automation"
        label={posted.fields.automation}
        open
        options={[['', posted.fields.anyAutomation], ...session.automations.map(({ id, name }) => [id, name] as const)]}
      />
      <Area draft={draft} name="body" label={posted.fields.body} rows={4} />
      <Choice
        draft={draft}
        name="state"
        label={words.fields.state}
        open
        options={problemStages.map((one) => [one, words.means[one]] as const)}
      />
      <Line
        draft={draft}
        name="from"
        label={words.fields.from}
        type="datetime-local"
        required={false}
        hint={words.fields.plannedHint}
      />
      <Line draft={draft} name="to" label={words.fields.to} type="datetime-local" required={false} />
      <Line draft={draft} name="ticket" label={posted.fields.ticket} required={false} hint={posted.fields.ticketHint} />
      <div class="acts">
        <button type="submit" class="main">
          {posted.post}
        </button>
      </div>
    </form>
  )
}
