import { useEffect, useState } from 'preact/hooks'
import type { Deliveries, Delivery } from '#domain/views/delivery.ts'
import { deliveryWords } from '#domain/words/deliveries.ts'
import { type Answer, ask } from '../kit/ask.ts'
import { language, sayMoment } from '../kit/say.ts'
import { openDesk } from './door.tsx'
import { Rail } from './rail.tsx'
import { sayRefusal } from './refusal.ts'
import type { Session } from './types.ts'
import { useCounts } from './use-counts.ts'

const words = deliveryWords(language)

export function openDeliveries() {
  openDesk((session) => <DeliveriesPage session={session} />)
}

/** Mails and webhooks that did not get through, why, and when they are tried again. */
function DeliveriesPage({ session }: { session: Session }) {
  const [found, setFound] = useState<Deliveries | null>(null)
  const [said, setSaid] = useState('')
  const counts = useCounts()
  const read = async () => {
    const answer = await ask('GET /desk/deliveries')
    if (answer.ok) setFound(answer.value)
    else setSaid(sayRefusal(answer.problem))
  }
  useEffect(() => void read(), [])
  const revive = async (asked: Promise<Answer<{ revived: number }>>) => {
    const answer = await asked
    if (answer.ok) await read()
    setSaid(answer.ok ? words.revived(answer.value.revived) : sayRefusal(answer.problem))
  }
  const many = (count: number) => (found && count >= found.most ? words.atMost(found.most) : String(count))
  return (
    <>
      <Rail session={session} counts={counts} here={null} page="deliveries" />
      <main id="main" tabIndex={-1} class="desk-main">
        <h1 class="desk-title">{words.title}</h1>
        <p class="soft">{words.intro}</p>
        <p role="status" class={said ? 'desk-said' : 'only-read'}>
          {said}
        </p>
        {found === null && !said && <p class="soft">Reading …</p>}
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
      </main>
    </>
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
