import { sayMoment } from '../moments.ts'
import type { DeskTicket } from './types.ts'

type Props = { automation: NonNullable<DeskTicket['automation']>; here: string; now: Date }

/** The automation as the catalogue knows it, with its runbooks and what happened to it lately. */
export function AutomationCard({ automation, here, now }: Props) {
  const recent = automation.recent.filter(({ ref }) => ref !== here)
  return (
    <section>
      <h2 class="label">Automation</h2>
      <p>
        <a href={`/automations/${automation.id}/`}>
          <strong>{automation.name}</strong>
        </a>{' '}
        <span class="soft">{automation.criticality}</span>
        <br />
        <span class="soft">
          {automation.owner.name} · {automation.platform}
          {automation.systems.length > 0 && ` · ${automation.systems.join(', ')}`}
        </span>
      </p>
      {automation.fallback && (
        <details>
          <summary>While it is down</summary>
          <p>{automation.fallback}</p>
        </details>
      )}
      {automation.links.length > 0 && (
        <p class="small">
          {automation.links.map(({ label, url }, index) => (
            <span key={url}>
              {index > 0 && ' · '}
              <a href={url} rel="noopener noreferrer">
                {label}
              </a>
            </span>
          ))}
        </p>
      )}
      {automation.articles.length > 0 && (
        <>
          <h3 class="label">Its articles</h3>
          <ul class="plain">
            {automation.articles.map(({ id, title, url, audience }) => (
              <li key={id}>
                {url ? <a href={url}>{title}</a> : <a href={`/desk/article/#${id}`}>{title}</a>}{' '}
                {audience === 'support' && <span class="soft small">for support only</span>}
              </li>
            ))}
          </ul>
        </>
      )}
      {recent.length > 0 && (
        <>
          <h3 class="label">Its recent tickets</h3>
          <ul class="plain">
            {recent.map(({ ref, title, state, openedAt }) => (
              <li key={ref}>
                <a href={`#${ref}`} dir="auto">
                  {title}
                </a>{' '}
                <span class="soft small">
                  {state}, {sayMoment(openedAt, now)}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
