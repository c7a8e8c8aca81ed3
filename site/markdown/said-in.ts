import type { MdastVisitorContext } from 'satteri'
import { addressOf } from '#domain/knowledge/sibling.ts'
import { base } from '../build/base.ts'
import { type Saying, saying } from '../library/say.ts'
import { idOf } from './files.ts'

/** What stands around the text of a page, in the language in which it is read. */
export function saidIn({ fileURL }: Pick<MdastVisitorContext, 'fileURL'>): Saying['words'] {
  const id = fileURL && idOf(fileURL)
  return saying({ pathname: base + (id ? addressOf(id) : '/') }).words
}
