import { actWords } from '#domain/words/acts.ts'
import { besideWords } from '#domain/words/beside.ts'
import { hearingWords } from '#domain/words/hearing.ts'
import { onCallWords } from '#domain/words/on-call.ts'
import { language, sayMoment } from '../kit/say.ts'
import { AutomationCard } from './automation-card.tsx'
import { Clocks } from './clock-list.tsx'
import { LedgerBar } from './ledger-bar.tsx'
import { OnCallNow } from './on-call.tsx'
import type { DeskTicket } from './types.ts'
import { openOf } from './views.ts'

const beside = besideWords(language)

const words = actWords(language)
const hears = hearingWords(language)

/** What a support person looks up while working: promises, who had the time, vendor, group, automation. */
export function Side({ view }: { view: DeskTicket }) {
  const { ticket, group, absorbed } = view
  const { now } = view
  return (
    <aside class="ticket-side" aria-label={beside.about}>
      <Clocks view={view} />
      {view.ledger.seconds > 0 && <LedgerBar ledger={view.ledger} />}
      {ticket.vendorTickets.length > 0 && (
        <section>
          <h2 class="label">{beside.vendor.heading}</h2>
          <ul class="plain">
            {ticket.vendorTickets.map((entry) => (
              <li key={entry.id}>
                <strong>
                  {entry.url?.match(/^https?:/i) ? <a href={entry.url}>{entry.reference}</a> : entry.reference}
                </strong>{' '}
                <span class="soft">
                  {view.vendors.find(({ id }) => id === entry.vendor)?.name ?? entry.vendor}, {entry.severity}
                </span>
                <div class="soft small">
                  {entry.solvedAt
                    ? beside.vendor.solved(sayMoment(entry.solvedAt, now))
                    : entry.answeredAt
                      ? beside.vendor.replied(sayMoment(entry.answeredAt, now))
                      : beside.vendor.logged(sayMoment(entry.openedAt, now))}
                  {entry.nextChase && beside.vendor.chase(sayMoment(entry.nextChase, now))}
                </div>
              </li>
            ))}
          </ul>
        </section>
      )}
      {(group.length > 0 || absorbed.length > 0) && (
        <section>
          <h2 class="label">{beside.sameCause}</h2>
          <ul class="plain">
            {group.map((other) => (
              <li key={other.ref}>
                <a href={`#${other.ref}`}>{other.ref}</a> <span dir="auto">{other.title}</span>{' '}
                <span class="soft small">
                  <bdi>{other.requester.name}</bdi>, {other.state}
                </span>
              </li>
            ))}
            {absorbed.map(({ ref, title, requester, isServed }) => (
              <li key={ref}>
                <a href={`#${ref}`}>{ref}</a> <span dir="auto">{title}</span>{' '}
                <span class="soft small">
                  <bdi>{requester.name}</bdi>, {isServed ? words.merge.served : words.merge.alone}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="followers">
        <h2 class="label" id="followers">
          {hears.title}
        </h2>
        {ticket.followers.length === 0 ? (
          <p class="soft">{hears.nobody}</p>
        ) : (
          <ul class="plain">
            {ticket.followers.map(({ name, email }) => (
              <li key={email} dir="auto">
                {name}
              </li>
            ))}
          </ul>
        )}
        {view.isMuted && <p class="soft small">{hears.mutedByYou}</p>}
      </section>
      {view.automation && <AutomationCard automation={view.automation} here={ticket.ref} now={now} />}
      {view.onCall && (
        <section>
          <h2 class="label">{onCallWords(language).title}</h2>
          <p>
            <OnCallNow {...view.onCall} />
          </p>
        </section>
      )}
      <section>
        <h2 class="label">{beside.requester}</h2>
        <p>
          <bdi>{ticket.requester.name}</bdi>
          <br />
          <a href={openOf({ requester: ticket.requester.email })}>{ticket.requester.email}</a>
        </p>
        {ticket.rating && <p>{beside.rated(ticket.rating.score, ticket.rating.comment ?? null)}</p>}
      </section>
    </aside>
  )
}
