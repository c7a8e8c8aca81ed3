import type { Field } from '#domain/base/field.ts'
import { wrongAnswers } from '#domain/base/wrong-answers.ts'
import { formWords, sayWrongAnswer } from '#domain/words/form.ts'
import { isAddress } from '../kit/is-address.ts'
import { language } from '../kit/say.ts'

const words = formWords(language).wrongs

/** One thing that is missing or wrong: the id of its input ("" when it has none) and what to do. */
export type Wrong = { id: string; message: string }
type Values = Record<string, string>

/** What can be seen without asking the server. */
export function findWrongs(values: Values, collect: readonly Field[]): Wrong[] {
  const value = (name: string) => values[name]?.trim() ?? ''
  const wrongs: Wrong[] = []
  const say = (id: string, message: string) => wrongs.push({ id, message })
  if (value('title').length < 3) say('title', words.title)
  if (value('description') === '') say('description', words.description)
  const answers = Object.fromEntries(collect.map(({ name }) => [name, value(`detail.${name}`)]))
  for (const wrong of wrongAnswers(collect, answers, 'detail.')) say(wrong.path, sayWrongAnswer(wrong, language))
  return [...wrongs, ...personWrongs(values), ...windowWrongs(values)]
}

/** What is missing to answer somebody. */
function personWrongs({ name = '', email = '' }: Values): Wrong[] {
  const wrongs: Wrong[] = []
  if (name.trim() === '') wrongs.push({ id: 'name', message: words.name })
  if (!isAddress(email)) wrongs.push({ id: 'email', message: words.email })
  return wrongs
}

function windowWrongs({ type, 'window-from': from = '', 'window-to': to = '' }: Values): Wrong[] {
  if (type !== 'change' || (from === '' && to === '')) return []
  if (from === '') return [{ id: 'window-from', message: words.windowFrom }]
  if (to === '') return [{ id: 'window-to', message: words.windowTo }]
  if (to <= from) return [{ id: 'window-to', message: words.windowOrder }]
  if (new Date(to).getTime() < Date.now()) return [{ id: 'window-to', message: words.windowPassed }]
  return []
}

/** Id of the input that a path of the API means. */
export function idOfPath(path: string): string {
  if (path.startsWith('requester.')) return path.slice('requester.'.length)
  if (path.startsWith('details.')) return `detail.${path.slice('details.'.length)}`
  return path.startsWith('window') ? 'window-from' : path
}

/** Marks each field in place, and sums up at the top with a link to each; takes away what was marked before. */
export function showWrongs(form: HTMLFormElement, wrongs: readonly Wrong[], trouble?: string): void {
  for (const marked of form.querySelectorAll('[aria-invalid]')) marked.removeAttribute('aria-invalid')
  for (const place of form.querySelectorAll<HTMLElement>('.wrong')) place.hidden = true
  for (const { id, message } of wrongs) mark(form, id, message)
  const summary = form.querySelector<HTMLElement>('[data-wrongs]')
  if (!summary) return
  summary.hidden = wrongs.length === 0 && !trouble
  if (summary.hidden) return
  summary.replaceChildren(element('p', element('strong', `${words.notSent} `), trouble ?? countOf(wrongs.length)))
  if (wrongs.length > 0) summary.append(element('ul', ...wrongs.map((wrong) => lineOf(form, wrong))))
  summary.focus()
}

/** Takes the mark of a field away once it is mended, and its line out of the summary; with the last line the summary goes. */
export function settle(form: HTMLFormElement, field: Element, still: readonly Wrong[]): void {
  if (field.getAttribute('aria-invalid') !== 'true' || still.some(({ id }) => id === field.id)) return
  field.removeAttribute('aria-invalid')
  const place = document.getElementById(`${field.id}-wrong`)
  if (place) place.hidden = true
  const summary = form.querySelector<HTMLElement>('[data-wrongs]')
  summary?.querySelector(`li[data-for="${CSS.escape(field.id)}"]`)?.remove()
  const left = summary?.querySelectorAll('li').length ?? 0
  const count = summary?.querySelector('[data-count]')
  if (summary) summary.hidden = left === 0
  if (count) count.textContent = `${words.count(left)} ${words.kept}`
}

function countOf(count: number): HTMLElement {
  const said = element('span', `${words.count(count)} ${words.kept}`)
  said.dataset.count = ''
  return said
}

function mark(form: HTMLFormElement, id: string, message: string): void {
  const field = id ? form.querySelector(`#${CSS.escape(id)}`) : null
  const place = id ? form.querySelector<HTMLElement>(`#${CSS.escape(`${id}-wrong`)}`) : null
  field?.setAttribute('aria-invalid', 'true')
  field?.closest('details')?.setAttribute('open', '')
  if (place) {
    place.textContent = message
    place.hidden = false
  }
}

function lineOf(form: HTMLFormElement, { id, message }: Wrong): HTMLElement {
  const field = id ? form.querySelector<HTMLElement>(`#${CSS.escape(id)}`) : null
  if (!field) return element('li', message)
  const link = document.createElement('a')
  link.href = `#${id}`
  link.textContent = labelOf(form, id)
  link.addEventListener('click', (event) => {
    event.preventDefault()
    field.focus()
  })
  const line = element('li', link, `: ${message}`)
  line.dataset.for = id
  return line
}

function labelOf(form: HTMLFormElement, id: string): string {
  const label = form.querySelector(`label[for="${CSS.escape(id)}"]`)
  return [...(label?.childNodes ?? [])].find((node) => node.textContent?.trim())?.textContent?.trim() ?? id
}

function element(tag: string, ...inside: (Node | string)[]): HTMLElement {
  const made = document.createElement(tag)
  made.append(...inside)
  return made
}
