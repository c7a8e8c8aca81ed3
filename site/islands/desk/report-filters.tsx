import { priorities } from '#domain/model/choices.ts'
import { reportWords } from '#domain/words/reports.ts'
import { language } from '../kit/say.ts'
import type { Session } from './types.ts'

const words = reportWords(language).filters
type Filter = keyof typeof words
type Props = {
  session: Session
  asked: { [Name in Filter]?: string }
  choose: (chosen: { [Name in Filter]?: string }) => void
}

/** Narrows a report to a level, a team, an automation, a priority. */
export function ReportFilters({ session, asked, choose }: Props) {
  const options: Record<Filter, readonly { id: string; name: string }[]> = {
    level: session.levels.map(({ level, name }) => ({ id: String(level), name: `${level} ${name}` })),
    team: session.allTeams,
    automation: session.automations,
    priority: priorities.map((priority) => ({ id: priority, name: priority })),
  }
  return (
    <>
      {(Object.keys(options) as Filter[]).map((name) => (
        <select
          key={name}
          aria-label={words[name].label}
          value={asked[name] ?? ''}
          onChange={(event) => choose({ [name]: event.currentTarget.value })}
        >
          <option value="">{words[name].any}</option>
          {options[name].map(({ id, name: title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      ))}
    </>
  )
}
