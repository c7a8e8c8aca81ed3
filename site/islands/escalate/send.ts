import type { OpenedView } from '#domain/views/opened.ts'
import type { Problem } from '#domain/views/problem.ts'
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

/** What became of sending it, in words for the person who waits. */
export function outcomeOf(answer: Answer<OpenedView>): Sent {
  if (answer.ok) return { is: 'filed', ref: answer.value.ref, url: answer.value.url }
  return refused(answer)
}

function refused({ status, problem, retryAfter }: Refused): Sent {
  const { title, detail, requestId, errors = [] }: Partial<Problem> = problem ?? {}
  if (status === 0) return { is: 'trouble', words: awayWords() }
  if (errors.length > 0)
    return {
      is: 'wrong',
      wrongs: errors.map(({ path, message }) => ({ id: idOfPath(path), message: sentence(message) })),
    }
  if (status === 429)
    return {
      is: 'trouble',
      words: `Many requests came from here at once. Try again in ${retryAfter ?? 60} seconds. Nothing is lost.`,
    }
  if (status >= 500) {
    const number = requestId ? ` If it stays so, name this number to support: ${requestId}.` : ''
    return {
      is: 'trouble',
      words: `Something broke on our side. What you typed is kept here: try again in a minute.${number}`,
    }
  }
  return {
    is: 'trouble',
    words: [title && `${title}.`, detail, formWords(language).wrongs.kept].filter(Boolean).join(' '),
  }
}

function awayWords(): string {
  return `${sayAway()} What you typed is kept in this browser. Send it again when you are back: it cannot be filed twice.`
}

function sentence(message: string): string {
  const text = message.charAt(0).toUpperCase() + message.slice(1)
  return /[.!?…]$/.test(text) ? text : `${text}.`
}
