import type { Delivery } from '#domain/views/delivery.ts'
import { deliveryWords } from '#domain/words/deliveries.ts'
import { type Answer, ask } from '../kit/ask.ts'
import { language, sayMoment } from '../kit/say.ts'
import { openDesk } from './door.tsx'
import { FoundPage, useFound } from './found-page.tsx'
import type { Session } from './types.ts'

const words = deliveryWords(language)

export function openDeliveries() {
  openDesk((session) => <DeliveriesPage session={session} />)
}

/** Mails and webhooks that did not get through, why, and when they are tried again. */
function DeliveriesPage({ session }: { session: Session }) {
  const state = useFound(() => ask('GET /desk/deliveries'))
  const { found, act } = state
  const revive = (asked: Promise<Answer<{ revived: number }>>) => act(asked, ({ revived }) => words.revived(revived))
  const many = (count: number) => (found && count >= found.most ? words.atMost(found.most) : String(count))
  return (
    <FoundPage session={session} page="deliveries" words={words} state={state}>
      {found && found.failing + found.givenUp === 0 && <p>{words.none}</p>}
      {found && found.failing + found.givenUp > 0 && (
        <p>
          <strong>{words.sums(many(found.givenUp), many(found.failing))}</strong>{' '}
          {found.givenUp > 1 && (
            <button type="button" onClick={() => void revive(ask('PUT /desk/deliveries/retry'))}>
              {words.all}
            </button>
          )}
        </p>
      )}
      <ul class="gaps">
        {found?.items.map((item) => (
          <Failed
            key={item.id}
            item={item}
            again={() => void revive(ask('PUT /desk/deliveries/{id}/retry', { at: { id: item.id } }))}
          />
        ))}
      </ul>
    </FoundPage>
  )
}

function Failed({ item, again }: { item: Delivery; again: () => void }) {
  const { what, channel, recipient, ticket, createdAt, attempts, error, retryAt } = item
  return (
    <li class="gap">
      <div class="gap-head">
        <h2>{words.to(what, recipient)}</h2>
        {retryAt === null && (
          <button type="button" onClick={again}>
            {words.again}
          </button>
        )}
      </div>
      <p>
        <code class="delivery-error">{error}</code>
      </p>
      <p class="soft small">
        <strong class={retryAt === null ? 'has-late' : undefined}>
          {retryAt === null ? words.givenUp : words.retry(sayMoment(retryAt))}
        </strong>
        , {words.by[channel]}, {words.tries(attempts)} {words.since(sayMoment(createdAt))}
        {ticket && (
          <>
            {', '}
            <a href={`/desk/ticket/#${ticket.ref}`} dir="auto">
              {ticket.title} ({ticket.ref})
            </a>
          </>
        )}
      </p>
    </li>
  )
}
