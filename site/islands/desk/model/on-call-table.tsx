import { zoneOnCall } from '#domain/model/on-call.ts'
import { findMember } from '#domain/model/people.ts'
import type { ModelView } from '#domain/views/model.ts'
import { onCallWords } from '#domain/words/on-call.ts'
import { language } from '../../kit/say.ts'
import { OnCallNow } from '../on-call.tsx'
import { Table } from './model-parts.tsx'

const words = onCallWords(language)
const { columns } = words

/** Who is on call for each team: now, in turn, and when the table says otherwise. */
export function OnCall({ view: { model, onCall } }: { view: ModelView }) {
  const person = (email: string) => findMember(model, email)?.name ?? email
  const rows = onCall.flatMap((now) => {
    const team = model.teams.find(({ id }) => id === now.team.id)
    return team?.onCall ? [{ now, team, table: team.onCall }] : []
  })
  const today = new Date().toISOString().slice(0, 10)
  return (
    <>
      <Table
        head={[columns.team, columns.now, columns.turn, columns.change, columns.entry]}
        rows={rows.map(({ now, team, table }) => [
          team.name,
          <OnCallNow {...now} />,
          table.rotation.map(person).join(', '),
          words.change(table.handover, zoneOnCall(model, team)),
          table.assign ? words.assigned : words.unassigned,
        ])}
      />
      <ul class="findings">
        {rows.flatMap(({ team, table }) =>
          table.overrides
            .filter(({ to }) => to >= today)
            .map(({ from, to, who }) => (
              <li key={`${team.id} ${from} ${to}`}>
                {team.name}: {words.instead(person(who), from.replace('T', ' '), to.replace('T', ' '))}
              </li>
            )),
        )}
      </ul>
    </>
  )
}
