import type { DeskVerb } from '#domain/ticket/verbs.ts'
import { actWords } from '#domain/words/acts.ts'
import { besideWords } from '#domain/words/beside.ts'
import { deskPageWords } from '#domain/words/desk-page.ts'
import { machineWords } from '#domain/words/machines.ts'
import { sayAssignee, sayState } from '#domain/words/states.ts'
import { onSite } from '../kit/base.ts'
import { language, sayAgo } from '../kit/say.ts'
import { acts, labelOf, offered } from './acts/acts.ts'
import { announceAddress } from './announce-address.ts'
import { MoreActs } from './more-acts.tsx'
import type { DeskTicket, Session } from './types.ts'

const beside = besideWords(language)

const words = actWords(language)
const machines = machineWords(language)

type Props = {
  view: DeskTicket
  session: Session
  open: DeskVerb | null
  onAct: (name: DeskVerb) => void
  onAssign: () => void
}

/** What it is, where it is on the ladder, and what can be done now. */
export function TicketHead({ view, session, open, onAct, onAssign }: Props) {
  const { ticket } = view
  const mine = ticket.assignee?.email.toLowerCase() === session.person.email.toLowerCase()
  const takes = !mine && view.may.assign === null
  const { first, rest } = offered(view, takes ? 1 : 0)
  return (
    <header class="ticket-head">
      <h1 dir="auto" tabIndex={-1}>
        {ticket.title}
      </h1>
      <p class="chips">
        <span class="soft num">{ticket.ref}</span>
        <span class="priority">{ticket.priority}</span>
        <span>{sayState(ticket, { now: view.now, language })}</span>
        <span class="soft">
          {ticket.type}, {ticket.policy}
        </span>
        <span class="soft">
          <bdi>{ticket.requester.name}</bdi>, {sayAgo(ticket.openedAt, view.now)}
        </span>
        {view.occurrences && (
          <strong>{machines.often(view.occurrences.count, sayAgo(view.occurrences.lastAt, view.now))}</strong>
        )}
        {ticket.recoveredAt && <span>{machines.worksAgain(sayAgo(ticket.recoveredAt, view.now))}</span>}
        <span class="soft">{sayAssignee(ticket.assignee, { mine, language })}</span>
      </p>
      <ol class="ladder across" aria-label={beside.whereItIs}>
        {view.ladder.map(({ level, name, team, state }) => (
          <li key={level} class={state} aria-current={state === 'now' ? 'step' : undefined}>
            <b>{level}</b>
            <span>
              {name} {team.name !== name && <span class="soft small">{team.name}</span>}
            </span>
          </li>
        ))}
      </ol>
      {ticket.mergedInto && (
        <p class="callout">
          {beside.goesOnIn} <a href={`#${ticket.mergedInto}`}>{ticket.mergedInto}</a>.
        </p>
      )}
      {first.length <= 2 && !ticket.closedAt && view.may.reply && (
        <p class="soft">
          {view.may.reply.why} {deskPageWords(language).youCanNote}
        </p>
      )}
      <div class="acts">
        {takes && (
          <button type="button" class={open || ticket.assignee ? '' : 'main'} onClick={onAssign} aria-keyshortcuts="a">
            {words.assign.toMe}
          </button>
        )}
        {first.map((name) => (
          <button
            key={name}
            type="button"
            class={name === 'reply' && !open && (mine || ticket.assignee) ? 'main' : ''}
            data-act={name}
            aria-expanded={'form' in acts[name] ? open === name : undefined}
            aria-keyshortcuts={keyOf(name)}
            onClick={() => onAct(name)}
          >
            {labelOf(name)}
          </button>
        ))}
        <MoreActs
          acts={[
            ...rest.map((name) => ({ label: labelOf(name), act: () => onAct(name) })),
            { label: words.announce.label, act: () => location.assign(onSite(announceAddress(view))) },
          ]}
        />
      </div>
    </header>
  )
}

function keyOf(name: DeskVerb): string | undefined {
  const act = acts[name]
  return 'key' in act ? act.key : undefined
}
