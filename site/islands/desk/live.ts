export type Change = { ref: string; version: number; type: string }

const pollEvery = 15_000
const settle = 600

/**
 * Tells when tickets change: by server-sent events, by asking again at intervals where those do not get through, and
 * whenever the page is looked at again. Changes that come close together are told once. Answers how to stop.
 */
export function watchDesk(tell: (changes: readonly Change[]) => void): () => void {
  let waiting: Change[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  const soon = (change?: Change) => {
    if (change) waiting.push(change)
    clearTimeout(timer)
    timer = setTimeout(() => {
      const told = waiting
      waiting = []
      tell(told)
    }, settle)
  }
  const source = new EventSource('/api/desk/events')
  const heard = (event: MessageEvent<string>) => {
    try {
      soon(JSON.parse(event.data) as Change)
    } catch {
      soon()
    }
  }
  source.onmessage = heard
  source.addEventListener('change', heard as (event: Event) => void)
  const poll = setInterval(() => {
    if (source.readyState !== EventSource.OPEN && document.visibilityState === 'visible') soon()
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
