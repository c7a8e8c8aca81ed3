import type { DraftOf } from './drafts.ts'

/** Puts a text where the cursor is in a field of a form, over what is marked; at the end while the field is not shown. */
export function insert(draft: DraftOf, name: string, text: string): void {
  const before = draft.values[name] ?? ''
  const field = document.getElementById(`act-${name}`) as HTMLTextAreaElement | null
  const from = field?.selectionStart ?? before.length
  const to = field?.selectionEnd ?? before.length
  const put = `${/\S$/.test(before.slice(0, from)) ? ' ' : ''}${text}`
  draft.set(name, before.slice(0, from) + put + before.slice(to))
  requestAnimationFrame(() => {
    field?.focus()
    field?.setSelectionRange(from + put.length, from + put.length)
  })
}
