import type { OpenedView } from '#domain/views/opened.ts'
import type { Problem } from '#domain/views/problem.ts'
import { filingWords } from '#domain/words/filing.ts'
import { formWords } from '#domain/words/form.ts'
import type { Answer, Refused } from '../kit/ask.ts'
import { language, sayAway } from '../kit/say.ts'
import { idOfPath, type Wrong } from './wrongs.ts'

export type Sent =
  | { is: 'filed'; ref: string; url: string }
  | { is: 'wrong'; wrongs: Wrong[] }
  | { is: 'trouble'; words: string }

/** Milliseconds that somebody waits for their request to be filed. */
export const patience = 30_000

/** The button says that it is sent until that has come to an end; pressed meanwhile it does nothing. */
export async function whileSending<T>(form: HTMLFormElement, send: () => Promise<T>): Promise<T | null> {
  const button = form.querySelector<HTMLButtonElement>('button.main')
  if (!button || button.getAttribute('aria-disabled') === 'true') return null
  const words = formWords(language)
  button.setAttribute('aria-disabled', 'true')
  button.textContent = words.sending
  const sent = await send()
  button.removeAttribute('aria-disabled')
  button.textContent = words.send
  return sent
}

/** What became of sending it, in words for the person who waits. */
export function outcomeOf(answer: Answer<OpenedView>): Sent {
  if (answer.ok) return { is: 'filed', ref: answer.value.ref, url: answer.value.url }
  return refused(answer)
}

function refused({ status, problem, retryAfter }: Refused): Sent {
  const { title, detail, requestId, errors = [] }: Partial<Problem> = problem ?? {}
  const { trouble } = filingWords(language)
  if (status === 0) return { is: 'trouble', words: trouble.away(sayAway()) }
  if (errors.length > 0)
    return {
      is: 'wrong',
      wrongs: errors.map(({ path, message }) => ({ id: idOfPath(path), message: sentence(message) })),
    }
  if (status === 429) return { is: 'trouble', words: trouble.tooMany(retryAfter ?? 60) }
  if (status >= 500) return { is: 'trouble', words: trouble.broke(requestId ?? '') }
  return {
    is: 'trouble',
    words: [title && `${title}.`, detail, formWords(language).wrongs.kept].filter(Boolean).join(' '),
  }
}

function sentence(message: string): string {
  const text = message.charAt(0).toUpperCase() + message.slice(1)
  return /[.!?…]$/.test(text) ? text : `${text}.`
}
