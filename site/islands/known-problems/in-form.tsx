import type { KnownProblem } from '#domain/views/known-problem.ts'
import { sayReported } from './words.ts'

/** Known problems of an automation, and those that concern everybody; none when they cannot be read. */
export async function knownProblemsAbout(automation: string | undefined): Promise<KnownProblem[]> {
  try {
    const answer = await fetch(
      `/api/known-problems${automation ? `?automation=${encodeURIComponent(automation)}` : ''}`,
    )
    if (!answer.ok) return []
    const { items }: { items: KnownProblem[] } = await answer.json()
    return items.filter((item) => item.automation === null || item.automation.id === automation)
  } catch {
    return []
  }
}

/** "We know": to be followed instead of filing the same again. */
export function KnownProblems({
  items,
  follow,
}: {
  items: readonly KnownProblem[]
  follow: (item: KnownProblem) => void
}) {
  const now = new Date()
  return (
    <>
      {items.slice(0, 3).map((item) => (
        <section key={item.id} class="known" aria-label={`Known problem: ${item.title}`}>
          <p>
            <strong>We know, and work on it: {item.title}</strong>
          </p>
          <p>{item.body}</p>
          <p class="small">{sayReported(item, now)}</p>
          <button type="button" onClick={() => follow(item)}>
            Follow it instead of filing
          </button>
        </section>
      ))}
    </>
  )
}
