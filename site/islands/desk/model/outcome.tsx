import type { WhatIf } from '#domain/clocks/what-if.ts'
import { clockName } from '#domain/words/clocks.ts'
import { modelPageWords } from '#domain/words/model-page.ts'
import { language, sayAmount } from '../../kit/say.ts'
import { Table } from './model-parts.tsx'

const words = modelPageWords(language).proposal

/** What became of the promises of the last weeks, and what would have become of them. */
export function Outcome({ whatIf }: { whatIf: WhatIf }) {
  const { tickets, clocks, teams, worse, better, moved, unread, examples } = whatIf
  return (
    <section aria-live="polite" class="outcome">
      <h3>{words.outcome}</h3>
      <p>
        <strong>{words.tickets(tickets)}.</strong> {words.sum(worse, better, moved)}{' '}
        {unread > 0 && words.unread(unread)}
      </p>
      <p class="soft small">{words.assumes}</p>
      {clocks.length > 0 && (
        <Table
          head={[words.promise, words.before, words.after]}
          rows={clocks.map(({ clock, before, after }) => [
            clockName(clock, 'done', language),
            brokenOf(before),
            <strong class={after.breached > before.breached ? 'has-late' : undefined}>{brokenOf(after)}</strong>,
          ])}
        />
      )}
      {teams.length > 0 && (
        <>
          <h4>{words.load}</h4>
          <Table
            head={[words.team, words.before, words.after]}
            rows={teams.map(({ team, before, after }) => [team.name, loadOf(before), loadOf(after)])}
          />
        </>
      )}
      {examples.length > 0 && (
        <>
          <h4>{words.examples}</h4>
          <ul class="findings">
            {examples.map(({ ref, before, after }) => (
              <li key={ref}>
                <a href={`/desk/ticket/#${ref}`}>{ref}</a>: {words.example(before, after)}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function brokenOf({ met, breached }: { met: number; breached: number }): string {
  return met + breached === 0 ? words.none : words.broken(breached, met + breached)
}

function loadOf({ tickets, seconds }: { tickets: number; seconds: number }): string {
  return tickets === 0 ? words.none : words.carried(words.tickets(tickets), sayAmount(seconds))
}
