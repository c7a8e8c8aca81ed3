import type { ModelView } from '#domain/views/model.ts'
import { onCallWords } from '#domain/words/on-call.ts'
import { language } from '../../kit/say.ts'
import { OnCallNow } from '../on-call.tsx'
import { Table } from './model-parts.tsx'

const words = onCallWords(language)
const { columns } = words

/** Who is on call for each team: now, in turn, and when the table says otherwise. */
export function OnCall({ tables }: { tables: ModelView['onCall'] }) {
  return (
    <>
      <Table
        head={[columns.team, columns.now, columns.turn, columns.change, columns.entry]}
        rows={tables.map((table) => [
          table.team.name,
          <OnCallNow {...table} />,
          table.turn.join(', '),
          words.change(table.handover, table.timeZone),
          table.assigns ? words.assigned : words.unassigned,
        ])}
      />
      <ul class="findings">
        {tables.flatMap(({ team, overrides }) =>
          overrides.map(({ name, from, to }) => (
            <li key={`${team.id} ${from} ${to}`}>
              {team.name}: {words.instead(name, from.replace('T', ' '), to.replace('T', ' '))}
            </li>
          )),
        )}
      </ul>
    </>
  )
}
