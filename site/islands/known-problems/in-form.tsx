import { sayNews } from './words.ts'

/** A known problem, as GET /api/announcements lists it. */
export type NewsItem = {
  id: string
  automation: { id: string; name: string } | null
  title: string
  body: string
  updatedAt: string
  reports: number
}

/** Known problems of an automation, and those that concern everybody; none when they cannot be read. */
export async function newsAbout(automation: string | undefined): Promise<NewsItem[]> {
  try {
    const answer = await fetch(`/api/announcements${automation ? `?automation=${encodeURIComponent(automation)}` : ''}`)
    if (!answer.ok) return []
    const { items }: { items: NewsItem[] } = await answer.json()
    return items.filter((item) => item.automation === null || item.automation.id === automation)
  } catch {
    return []
  }
}

/** "We know": to be followed instead of filing the same again. */
export function News({ items, follow }: { items: readonly NewsItem[]; follow: (item: NewsItem) => void }) {
  const now = new Date()
  return (
    <>
      {items.slice(0, 3).map((item) => (
        <section key={item.id} class="known" aria-label={`Known problem: ${item.title}`}>
          <p>
            <strong>We know, and work on it: {item.title}</strong>
          </p>
          <p>{item.body}</p>
          <p class="small">{sayNews(item, now)}</p>
          <button type="button" onClick={() => follow(item)}>
            Follow it instead of filing
          </button>
        </section>
      ))}
    </>
  )
}
