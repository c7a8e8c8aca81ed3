import { createContext } from 'preact'
import { useContext, useState } from 'preact/hooks'

export type Values = Record<string, string>

/** The address of whoever is signed in: drafts are theirs, also where others use the same browser. */
export const Person = createContext('')

/** What is being typed by somebody into one form of one ticket: survives a reload, is gone once it is done. */
export function useDraft(ref: string, form: string, initial: Values = {}) {
  const key = keyOf(useContext(Person), ref, form)
  const [values, setValues] = useState<Values>(() => ({ ...initial, ...read(key) }))
  const set = (name: string, value: string) =>
    setValues((before) => {
      const after = { ...before, [name]: value }
      write(key, after)
      return after
    })
  const clear = () => {
    write(key, null)
    setValues(initial)
  }
  return { values, set, clear }
}

/** Forgets what was typed into a form that is not shown any more. */
export function forgetDraft(person: string, ref: string, form: string): void {
  write(keyOf(person, ref, form), null)
}

function keyOf(person: string, ref: string, form: string): string {
  return `ladder:desk:${person}:${ref}:${form}`
}

export type DraftOf = ReturnType<typeof useDraft>

function read(key: string): Values {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '{}') as Values
  } catch {
    return {}
  }
}

function write(key: string, values: Values | null) {
  try {
    if (values) localStorage.setItem(key, JSON.stringify(values))
    else localStorage.removeItem(key)
  } catch {
    // Without storage the draft lives as long as the page.
  }
}
