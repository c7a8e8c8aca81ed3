import type { DraftSaved } from '#domain/views/draft.ts'
import { draftWords } from '#domain/words/draft.ts'
import { language } from '../kit/say.ts'

/** Gives the person what they take along; answers what there is to say of it. */
export function saveAs({ as, name, file, text, branch, commit }: DraftSaved): string {
  const { saved } = draftWords(language)
  if (file !== null && text !== null) download(file, text)
  switch (as) {
    case 'file':
      return saved.file(name)
    case 'patch':
      return saved.patch
    case 'folder':
      return saved.folder(name)
    case 'commit':
      return saved.commit(branch ?? '', (commit ?? '').slice(0, 10))
  }
}

function download(name: string, text: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain' }))
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
