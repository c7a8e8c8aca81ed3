import { besideWords } from '#domain/words/beside.ts'
import { sayContract } from '#domain/words/model.ts'
import { language, sayMoment } from '../kit/say.ts'
import type { DeskTicket } from './types.ts'
import { openOf } from './views.ts'

const beside = besideWords(language)

type Props = { automation: NonNullable<DeskTicket['automation']>; here: string; now: string }

const fewArticles = 6
const fewTickets = 5

/** What only support can read comes first: nobody finds it elsewhere. */
const rank = ({ audience }: Props['automation']['articles'][number]) => (audience === 'support' ? 0 : 1)

/** The automation as the catalogue knows it, with its runbooks and what happened to it lately. */
export function AutomationCard({ automation, here, now }: Props) {
  const articles = automation.articles.toSorted((a, b) => rank(a) - rank(b))
  const recent = automation.recent.filter(({ ref }) => ref !== here)
  return (
    <section>
      <h2 class="label">{beside.automation.heading}</h2>
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
      {automation.vendor && <p class="small">{sayContract(automation.vendor, language)}</p>}
      {automation.fallback && (
        <details>
          <summary>{beside.automation.down}</summary>
          <p>{automation.fallback}</p>
        </details>
      )}
      {automation.links.length > 0 && (
        <p class="small automation-links">
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
          <h3 class="label">{beside.automation.articles}</h3>
          <Articles articles={articles.slice(0, fewArticles)} />
          {articles.length > fewArticles && (
            <details>
              <summary>{beside.automation.allArticles(articles.length)}</summary>
              <Articles articles={articles.slice(fewArticles)} />
            </details>
          )}
        </>
      )}
      {recent.length > 0 && (
        <>
          <h3 class="label">{beside.automation.recent}</h3>
          <ul class="plain">
            {recent.slice(0, fewTickets).map(({ ref, title, state, openedAt }) => (
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
          <p class="small">
            <a href={openOf({ automation: automation.id })}>{beside.automation.open(automation.name)}</a>
          </p>
        </>
      )}
    </section>
  )
}

function Articles({ articles }: { articles: Props['automation']['articles'] }) {
  return (
    <ul class="plain">
      {articles.map(({ id, title, url, audience }) => (
        <li key={id}>
          {url ? <a href={url}>{title}</a> : <a href={`/desk/article/#${id}`}>{title}</a>}{' '}
          {audience === 'support' && <span class="soft small">{beside.automation.forSupport}</span>}
        </li>
      ))}
    </ul>
  )
}
