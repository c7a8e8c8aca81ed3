import type { ComponentChildren } from 'preact'
import { priorities } from '#domain/model/choices.ts'
import { findLevel, findTeam } from '#domain/model/entries.ts'
import type { Policy, SupportModel } from '#domain/model/support-model.ts'
import { timeZoneOf } from '#domain/model/time-zone.ts'
import type { ModelView } from '#domain/views/model.ts'
import { sayDuration } from '#domain/words/amounts.ts'
import { clockName } from '#domain/words/clocks.ts'
import { sayContract, sayMoves, sayPauses } from '#domain/words/model.ts'
import { modelPageWords } from '#domain/words/model-page.ts'
import { pageWords } from '#domain/words/pages.ts'
import { hoursOf } from '../../../library/hours.ts'
import { language } from '../../kit/say.ts'
import { openOf } from '../views.ts'

const words = modelPageWords(language)
const { columns } = words
type Props = { model: SupportModel }

/** A table whose cells stand below each other, with their names, where it would be too narrow. */
export function Table({ head, rows }: { head: readonly string[]; rows: readonly (readonly ComponentChildren[])[] }) {
  return (
    <table class="report stacks">
      <thead>
        <tr>
          {head.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((cells, index) => (
          <tr key={index}>
            {cells.map((cell, at) =>
              at === 0 ? (
                <th key={at} scope="row">
                  {cell}
                </th>
              ) : (
                <td key={at} data-name={head[at]}>
                  {cell}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

export function Levels({ model }: Props) {
  const span = (duration: string | undefined) => (duration ? sayDuration(duration, language) : words.notPromised)
  return (
    <Table
      head={[columns.level, columns.team, columns.accept, columns.hold]}
      rows={model.levels.map(({ level, name, team, accept, hold }) => [
        <a href={openOf({ level: String(level) })}>{`${level} ${name}`}</a>,
        level === 0 ? words.themselves : team === 'owner' ? words.owner : (findTeam(model, team)?.name ?? team),
        span(accept),
        span(hold),
      ])}
    />
  )
}

export function Teams({ model }: Props) {
  return (
    <Table
      head={[columns.team, columns.hours, columns.people, columns.mailbox]}
      rows={model.teams.map(({ id, name, calendar, members, email }) => [
        <a href={openOf({ team: id })}>{name}</a>,
        calendarName(model, calendar),
        members.length === 0
          ? words.nobody
          : members.map((member, index) => (
              <span key={member.email}>
                {index > 0 && ', '}
                <a href={openOf({ assignee: member.email })}>{member.name}</a>
              </span>
            )),
        email ?? '–',
      ])}
    />
  )
}

export function Policies({ model }: Props) {
  const clocks = ['respond', 'update', 'resolve'] as const
  return (
    <>
      {model.sla.map((policy) => (
        <section key={policy.name} aria-label={policy.name}>
          <h3>{policy.name}</h3>
          <p class="soft small">
            {words.applies(conditionsOf(policy, model))}. {words.counts(calendarName(model, policy.calendar))}
          </p>
          <Table
            head={[columns.priority, ...clocks.map((clock) => clockName(clock, 'done', language))]}
            rows={priorities.flatMap((priority) => {
              const targets = policy.targets[priority]
              if (!targets) return []
              const cells = clocks.map((clock) => {
                const target = targets[clock]
                return target ? sayDuration(target, language) : words.notPromised
              })
              return [[priority, ...cells]]
            })}
          />
        </section>
      ))}
    </>
  )
}

function conditionsOf({ when = {} }: Policy, model: SupportModel): string[] {
  return Object.entries(when).flatMap(([name, values]) => {
    if (values === undefined) return []
    const said = [values].flat().map((value) => (name === 'team' ? (findTeam(model, value)?.name ?? value) : value))
    return [words.condition(name, said.join(', '))]
  })
}

export function Rules({ model }: Props) {
  const moves = sayMoves(model, language)
  const rest = [
    sayPauses(model, { reader: 'desk', language }),
    words.atRisk(model.atRisk),
    words.closes(sayDuration(model.autoClose, language)),
  ]
  return (
    <ul class="findings">
      {[...(moves.length > 0 ? moves : [words.noRules]), ...rest.filter(Boolean)].map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}

export function Reports({ view }: { view: ModelView }) {
  const { model, automations } = view
  const { when, all, level: named } = words.report
  const zone = (own: string | undefined) => own ?? timeZoneOf(model)
  return (
    <Table
      head={[columns.when, columns.about, columns.to]}
      rows={model.reports.map(({ every, at, timeZone, to, level, team, automation, priority }) => {
        const about = [
          ...(level === undefined ? [] : [named(`${level} ${findLevel(model, level)?.name ?? ''}`.trim())]),
          ...(team === undefined ? [] : [findTeam(model, team)?.name ?? team]),
          ...(automation === undefined ? [] : [automations.find(({ id }) => id === automation)?.name ?? automation]),
          ...(priority === undefined ? [] : [priority]),
        ]
        return [when[every](`${at} ${zone(timeZone)}`), about.length > 0 ? about.join(', ') : all, to.join(', ')]
      })}
    />
  )
}

export function Vendors({ model }: Props) {
  return (
    <ul class="findings">
      {model.vendors.map((vendor) => (
        <li key={vendor.id}>
          {sayContract({ ...vendor, calendar: calendarName(model, vendor.calendar) }, language)}
          {vendor.portal && (
            <>
              {', '}
              <a href={vendor.portal} rel="noreferrer">
                {vendor.portal}
              </a>
            </>
          )}
        </li>
      ))}
    </ul>
  )
}

export function Hours({ model }: Props) {
  const today = new Date().toISOString().slice(0, 10)
  return (
    <div class="model-hours">
      {model.calendars.map((calendar) => (
        <section key={calendar.id} aria-label={calendar.name ?? calendar.id}>
          <h3>{calendar.name ?? calendar.id}</h3>
          <dl class="pairs">
            {hoursOf(calendar, pageWords(language).support).map(({ days, hours }) => (
              <div key={days}>
                <dt>{days}</dt>
                <dd class="count">{hours}</dd>
              </div>
            ))}
          </dl>
          <p class="soft small">
            {calendar.timeZone}. {words.closed(calendar.holidays.filter((day) => day >= today).slice(0, 4))}
          </p>
        </section>
      ))}
    </div>
  )
}

export function Automations({ view: { model, automations } }: { view: ModelView }) {
  return (
    <Table
      head={[columns.automation, columns.owner, columns.criticality]}
      rows={automations.map(({ id, name, owner, criticality }) => [
        <a href={`/automations/${id}/`}>{name}</a>,
        findTeam(model, owner)?.name ?? owner,
        criticality,
      ])}
    />
  )
}

function calendarName({ calendars }: SupportModel, id: string): string {
  return calendars.find((calendar) => calendar.id === id)?.name ?? id
}
