import type { Change } from '#domain/views/change.ts'
import type { Present } from '#domain/views/presence.ts'
import { onSite } from '../kit/base.ts'

const pollEvery = 15_000
const settle = 500

/**
 * Tells when tickets change: by server-sent events, by asking again at intervals where those do not get through, and
 * whenever the page is looked at again. Changes that come close together are told once; none means "perhaps, look
 * again". `present` hears who comes to a ticket or leaves it. Answers how to stop.
 */
export function watchDesk(
  tell: (changes: readonly Change[]) => void,
  present: (here: Present) => void = () => {},
): () => void {
  let waiting: Change[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  const soon = (change?: Change) => {
    if (change) waiting.push(change)
    timer ??= setTimeout(() => {
      const told = waiting.some(({ type }) => type === 'reset') ? [] : waiting
      waiting = []
      timer = undefined
      tell(told)
    }, settle)
  }
  const heard = (event: MessageEvent<string>) => {
    try {
      soon(JSON.parse(event.data) as Change)
    } catch {
      soon()
    }
  }
  const listen = () => {
    const opened = new EventSource(onSite('/api/desk/events'), { withCredentials: true })
    opened.addEventListener('change', heard as (event: Event) => void)
    opened.addEventListener('presence', ({ data }) => present(JSON.parse(data) as Present))
    return opened
  }
  let source = listen()
  const poll = setInterval(() => {
    if (document.visibilityState !== 'visible' || source.readyState === EventSource.OPEN) return
    if (source.readyState === EventSource.CLOSED) source = listen()
    soon()
  }, pollEvery)
  const back = () => {
    if (document.visibilityState === 'visible') soon()
  }
  document.addEventListener('visibilitychange', back)
  return () => {
    source.close()
    clearInterval(poll)
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', back)
  }
}
