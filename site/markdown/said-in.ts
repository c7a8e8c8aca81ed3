import type { MdastVisitorContext } from 'satteri'
import { idOf, type Pages } from './files.ts'

/** What stands around the text of a page, in the language in which it is read. */
export function saidIn({ fileURL }: Pick<MdastVisitorContext, 'fileURL'>, pages: Pages): ReturnType<Pages['words']> {
  return pages.words(fileURL && idOf(fileURL, pages))
}
