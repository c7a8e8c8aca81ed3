import { type CollectionEntry, getCollection } from 'astro:content'
import { compare } from './articles.ts'
import { once } from './once.ts'
import { unslug } from './text.ts'

export type HandbookPage = {
  path: string
  url: string
  title: string
  summary: string
  entry: CollectionEntry<'handbook'>
}
export type Chapter = { name: string; pages: HandbookPage[] }

const last = 1000

/** The manual, in order; pages in a folder make a chapter. */
export const handbook = once(async (): Promise<Chapter[]> => {
  const entries = await getCollection('handbook')
  const sorted = [...entries].sort(
    (a, b) => (a.data.order ?? last) - (b.data.order ?? last) || compare(a.data.title ?? a.id, b.data.title ?? b.id),
  )
  const chapters = new Map<string, HandbookPage[]>()
  for (const entry of sorted) {
    const path = entry.id.replace(/^handbook\//, '')
    const chapter = path.includes('/') ? unslug(path.slice(0, path.lastIndexOf('/'))) : ''
    const { title = unslug(path), summary = '' } = entry.data
    chapters.set(chapter, [
      ...(chapters.get(chapter) ?? []),
      { path, url: `/handbook/${path}/`, title, summary, entry },
    ])
  }
  return [...chapters]
    .map(([name, pages]) => ({ name, pages }))
    .sort((a, b) => Number(a.name !== '') - Number(b.name !== ''))
})
