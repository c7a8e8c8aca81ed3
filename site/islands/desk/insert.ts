import type { DraftOf } from './drafts.ts'

/** Puts a text where the cursor is in a field of a form, over what is marked; at the end while the field is not shown. */
export function insert(draft: DraftOf, name: string, text: string): void {
  put(draft, { name, text, beside: (before) => (/\S$/.test(before) ? ' ' : '') })
}

/** The same as lines of its own. */
export function insertLines(draft: DraftOf, name: string, text: string): void {
  put(draft, {
    name,
    text: `${text}\n`,
    beside: (before) =>
      '\n'.repeat(before.trimEnd() === '' ? 0 : Math.max(0, 2 - (/\n*$/.exec(before)?.[0].length ?? 0))),
  })
}

type Put = { name: string; text: string; beside: (before: string) => string }

function put(draft: DraftOf, { name, text, beside }: Put): void {
  const before = draft.values[name] ?? ''
  const field = document.getElementById(`act-${name}`) as HTMLTextAreaElement | null
  const from = field?.selectionStart ?? before.length
  const to = field?.selectionEnd ?? before.length
  const added = beside(before.slice(0, from)) + text
  draft.set(name, before.slice(0, from) + added + before.slice(to))
  requestAnimationFrame(() => {
    field?.focus()
    field?.setSelectionRange(from + added.length, from + added.length)
  })
}
