import { deskPageWords } from '#domain/words/desk-page.ts'
import { queueWords } from '#domain/words/queue.ts'
import { sayAssignee } from '#domain/words/states.ts'
import { language } from '../kit/say.ts'
import type { Session } from './types.ts'
import type { View } from './views.ts'

const around = deskPageWords(language)

type Props = { session: Session; view: View; onChange: (view: View) => void }

/** Narrows any view; the address keeps it. */
export function Filters({ session, view, onChange }: Props) {
  const choice = (name: keyof View, label: string, options: readonly (readonly [string, string])[]) => (
    <label class="small">
      <span class="soft">{label}</span>{' '}
      <select value={view[name]} onChange={(event) => onChange({ ...view, [name]: event.currentTarget.value })}>
        <option value="">{around.all}</option>
        {options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  )
  const narrowed = view.team || view.assignee || view.automation || view.requester || view.group || view.text
  return (
    <fieldset class="desk-filters">
      <legend class="only-read">{around.narrow}</legend>
      {choice(
        'automation',
        around.automation,
        session.automations.map(({ id, name }) => [id, name] as const),
      )}
      {choice(
        'team',
        around.team,
        session.allTeams.map(({ id, name }) => [id, name] as const),
      )}
      {choice('assignee', queueWords(language).columns.assignee, [
        ['me', around.me],
        ['none', sayAssignee(null, { mine: false, language }).toLowerCase()],
        ...session.people.map(({ name, email }) => [email, name] as const),
      ])}
      {narrowed && (
        <button
          type="button"
          class="quiet"
          onClick={() =>
            onChange({ ...view, team: '', assignee: '', automation: '', requester: '', group: '', text: '' })
          }
        >
          {around.showAll}
        </button>
      )}
    </fieldset>
  )
}
