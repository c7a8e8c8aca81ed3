import '../kit/base-links.ts'
import { render } from 'preact'
import type { RequestView } from '#domain/views/request.ts'
import { requestWords } from '#domain/words/request.ts'
import { language } from '../kit/say.ts'
import { setTitle } from '../kit/title.ts'
import { type ReadResult, readRequest } from './api.ts'
import { RequestBody } from './body.tsx'

const { away, missing } = requestWords(language)
const every = 20_000

/** One request by the token in the address: read again while it is looked at, so that news arrive by themselves. */
class RequestPage extends HTMLElement {
  view: RequestView | null = null
  result: ReadResult | null = null
  said = ''
  filed = false
  timer: ReturnType<typeof setInterval> | undefined

  connectedCallback() {
    addEventListener('hashchange', () => this.begin())
    addEventListener('online', () => void this.read())
    addEventListener('offline', () => void this.read())
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') void this.read()
    })
    this.timer = setInterval(() => {
      if (document.visibilityState === 'visible') void this.read()
    }, every)
    this.begin()
  }

  disconnectedCallback() {
    clearInterval(this.timer)
  }

  get token(): string {
    return /^#([\w-]{16,64})(?:\/solved\/[1-5])?$/.exec(location.hash)?.[1] ?? ''
  }

  /** The verdict that a link of a mail holds: it is given by pressing the button, never by opening the page. */
  get picked(): number | null {
    const score = /\/solved\/([1-5])$/.exec(location.hash)?.[1]
    return score ? Number(score) : null
  }

  begin() {
    this.view = null
    this.said = ''
    this.replaceChildren()
    void this.read()
  }

  async read() {
    const { token } = this
    const result: ReadResult = token ? await readRequest(token) : { is: 'missing' }
    if (token !== this.token) return
    this.result = result
    if (result.is === 'known') {
      const news = newsOf(this.view, result.view)
      if (news) this.said = news
      this.view = result.view
      this.filed ||= wasFiledHere(result.view)
      setTitle(result.view.title)
    }
    this.draw()
  }

  draw() {
    const { result, view, token } = this
    if (!result) return
    render(
      <>
        <p class="only-read" role="status">
          {this.said}
        </p>
        {result.is === 'away' && <Away words={result.words} view={view} retry={() => void this.read()} />}
        {result.is === 'missing' && <Missing hasToken={token !== ''} />}
        {view && result.is !== 'missing' && (
          <RequestBody
            key={view.ref}
            view={view}
            token={token}
            filed={this.filed}
            picked={this.picked}
            done={(words) => void this.did(words)}
          />
        )}
      </>,
      this,
    )
  }

  async did(words: string) {
    await this.read()
    this.said = words
    this.draw()
    this.querySelector<HTMLElement>('[data-standing]')?.focus()
  }
}

function Away({ words, view, retry }: { words: string; view: RequestView | null; retry: () => void }) {
  return (
    <div class="callout warning away" role="alert">
      <p>
        {words} {view ? away.asLastRead : ''}
      </p>
      <button type="button" onClick={retry}>
        {away.again}
      </button>
    </div>
  )
}

function Missing({ hasToken }: { hasToken: boolean }) {
  const [before, link, after] = missing.links
  return (
    <div class="empty">
      <p>
        <strong>{hasToken ? missing.wrongLink : missing.noLink}</strong>
      </p>
      <p>
        {hasToken ? missing.cutOff : missing.ownKey} {before}
        <a href="/requests/">{link}</a>
        {after}
      </p>
    </div>
  )
}

/** What others did since the last reading, for those who do not see it appear. */
function newsOf(before: RequestView | null, now: RequestView): string {
  if (!before || before.version === now.version) return ''
  const added = now.events.slice(before.events.length).filter(({ by }) => by.kind !== 'requester')
  return added.map(({ text }) => `${text}.`).join(' ')
}

/** Whether this browser has just come from filing it. */
function wasFiledHere({ ref }: RequestView): boolean {
  try {
    if (sessionStorage.getItem('ladder:filed') !== ref) return false
    sessionStorage.removeItem('ladder:filed')
    return true
  } catch {
    return false
  }
}

customElements.define('request-page', RequestPage)
