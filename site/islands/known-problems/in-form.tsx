import type { KnownProblem } from '#domain/views/known-problem.ts'
import { ask } from '../kit/ask.ts'
import { sayReported } from './words.ts'

/** Known problems of an automation, and those that concern everybody; none when they cannot be read. */
export async function knownProblemsAbout(automation: string | undefined): Promise<KnownProblem[]> {
  const answer = await ask('GET /known-problems', automation ? { query: { automation } } : {})
  if (!answer.ok) return []
  return answer.value.items.filter((item) => item.automation === null || item.automation.id === automation)
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
