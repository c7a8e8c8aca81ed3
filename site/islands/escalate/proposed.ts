import type { Read } from '../kit/trail.ts'
import { recordDeflection, recordOpened } from './deflection.ts'
import type { Suggestion } from './suggestions.tsx'

/** The pages that may answer it: those found now, those opened while writing, and the one that is asked about. */
export class Proposed {
  items: readonly Suggestion[] = []
  opened: Read[] = []
  asking: Read | null = null
  #question = ''

  /** Answers whether there are more or fewer than before. */
  found(items: readonly Suggestion[], question: string): boolean {
    const isNews = items.length !== this.items.length
    this.items = items
    this.#question = question
    return isNews
  }

  open(item: Suggestion, rank: number) {
    this.asking = { article: item.id, title: item.title }
    this.opened = [...this.opened.filter(({ article }) => article !== item.id), this.asking]
    recordOpened({ question: this.#question, item, rank, results: this.items.length })
  }

  solved() {
    if (this.asking) recordDeflection(this.asking.article, { isSolved: true })
  }

  /** Answers the page that did not help. */
  notSolved(): Read | null {
    const read = this.asking
    this.opened = this.opened.filter(({ article }) => article !== read?.article)
    this.asking = null
    return read
  }

  /** Left with one opened and nothing sent: the page found here may have been the answer. Answers whether there was one. */
  leave(): boolean {
    const last = this.opened.at(-1)
    if (last) recordDeflection(last.article, { isSolved: false })
    this.opened = []
    return last !== undefined
  }

  forget() {
    this.opened = []
    this.asking = null
  }
}
