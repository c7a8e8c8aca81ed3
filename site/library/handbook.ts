import { handed } from '../build/hand-over.ts'
import { compare } from './articles.ts'
import { once } from './once.ts'
import { unslug } from './text.ts'

export type HandbookPage = {
  path: string
  url: string
  title: string
  summary: string
  file: string
}
export type Chapter = { name: string; pages: HandbookPage[] }

const last = 1000

/** The manual, in order; pages in a folder make a chapter. */
export const handbook = once(async (): Promise<Chapter[]> => {
  const files = await handed().manual()
  const sorted = files.sort(
    (a, b) => (a.order ?? last) - (b.order ?? last) || compare(a.title ?? a.id, b.title ?? b.id),
  )
  const chapters = new Map<string, HandbookPage[]>()
  for (const { id, path: file, ...fields } of sorted) {
    const path = id.replace(/^handbook\//, '')
    const chapter = path.includes('/') ? unslug(path.slice(0, path.lastIndexOf('/'))) : ''
    const { title = unslug(path), summary = '' } = fields
    chapters.set(chapter, [...(chapters.get(chapter) ?? []), { path, url: `/handbook/${path}/`, title, summary, file }])
  }
  return [...chapters]
    .map(([name, pages]) => ({ name, pages }))
    .sort((a, b) => Number(a.name !== '') - Number(b.name !== ''))
})
