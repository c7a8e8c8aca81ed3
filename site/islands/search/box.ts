import type { Answer, Place, Result } from '#domain/search/result.ts'
import { sayAllResults } from '#domain/words/search.ts'
import { find } from '../../search/client.ts'
import styles from '../../styles/found.css?url'
import { onSite } from '../kit/base.ts'
import { language } from '../kit/say.ts'
import { noteOpened, noteSearch, passOn, settle } from './log.ts'
import {
  aboutOf,
  escalateUrl,
  groupsOf,
  make,
  words as said,
  sayFound,
  sayTrouble,
  searchUrl,
  textOf,
  today,
} from './words.ts'

const pause = 140
const fewest = 2
const shown = 6

/** Results under the box while typing: arrow keys choose, Enter opens, Esc closes. */
export async function makeSearchBox(host: HTMLElement): Promise<void> {
  await addStyles()
  const input = host.querySelector('input')
  if (!input) return
  const list = make('div', { role: 'listbox', id: `${input.id}-found`, 'aria-label': said.results })
  const words = make('p', { class: 'found-words' })
  const panel = make('div', { class: 'found', hidden: '' }, words, list)
  const told = make('p', { class: 'only-read', role: 'status' })
  let timer: ReturnType<typeof setTimeout> | undefined
  let asked = ''
  let at = -1

  for (const [name, value] of Object.entries({
    role: 'combobox',
    'aria-autocomplete': 'list',
    'aria-expanded': 'false',
    'aria-controls': list.id,
  })) {
    input.setAttribute(name, value)
  }
  host.append(panel, told)
  input.addEventListener('input', typed)
  input.addEventListener('keydown', pressed)
  input.addEventListener('focus', () => list.childElementCount > 0 && input.value.trim() === asked && open())
  input.form?.addEventListener('submit', passOn)
  host.addEventListener('focusout', ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node && host.contains(relatedTarget))) close()
  })
  panel.addEventListener('mousedown', (event) => event.preventDefault())
  list.addEventListener('click', ({ target }) => opened(target instanceof Element ? target.closest('a') : null))
  if (input.value.trim() !== '') typed()

  function typed() {
    clearTimeout(timer)
    const query = input?.value.trim() ?? ''
    if (query.length < fewest) {
      asked = query
      list.replaceChildren()
      passOn()
      return close()
    }
    if (panel.hidden) say(said.searching)
    timer = setTimeout(() => ask(query), pause)
  }

  async function ask(query: string) {
    asked = query
    try {
      const answer = await find(query, { limit: shown })
      if (asked !== query) return
      noteSearch(answer)
      show(answer)
    } catch {
      if (asked === query) say(sayTrouble())
    }
  }

  function say(text: string) {
    list.replaceChildren()
    words.textContent = text
    told.textContent = text
    open()
  }

  function show(answer: Answer) {
    const { query, results, weak, total, places, known, meant } = answer
    let rank = 0
    const groups = groupsOf(results).map(({ name, results: found }) =>
      group(
        name,
        found.flatMap((one) => resultOptions(one, ++rank)),
      ),
    )
    const isSilent = weak && places.length + known.length === 0
    const last = isSilent
      ? option({ href: escalateUrl(query), class: 'found-last' }, said.escalateWith)
      : option({ href: searchUrl(query), class: 'found-last' }, sayAllResults(query, { count: total, language }))
    list.replaceChildren(
      ...(meant ? [didYouMean(meant)] : []),
      ...(known.length > 0 ? [group(said.knownMany, known.map(placeOption))] : []),
      ...(places.length > 0 ? [group(said.goTo, places.map(placeOption))] : []),
      ...groups,
      last,
    )
    for (const [place, choice] of choices().entries()) choice.id = `${list.id}-${place}`
    words.textContent = isSilent ? sayFound(answer) : ''
    told.textContent = weak || total > 0 ? `${sayFound(answer)}. ${said.arrows}` : ''
    choose(-1)
    if (input === document.activeElement) open()
  }

  function choices(): HTMLAnchorElement[] {
    return [...list.querySelectorAll<HTMLAnchorElement>('[role=option]')]
  }

  function pressed(event: KeyboardEvent) {
    const count = choices().length
    if (event.isComposing) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (count === 0) return
      event.preventDefault()
      if (panel.hidden) return open()
      const step = event.key === 'ArrowDown' ? 1 : -1
      choose(((at + 1 + step + count + 1) % (count + 1)) - 1)
    } else if (event.key === 'Escape' && !panel.hidden) {
      event.preventDefault()
      close()
    } else if (event.key === 'Enter' && at >= 0 && !panel.hidden) {
      event.preventDefault()
      const choice = choices()[at]
      if (choice) {
        choice.dispatchEvent(
          new MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey: event.ctrlKey, metaKey: event.metaKey }),
        )
      }
    }
  }

  function choose(next: number) {
    choices()[at]?.setAttribute('aria-selected', 'false')
    at = next
    const choice = choices()[at]
    choice?.setAttribute('aria-selected', 'true')
    choice?.scrollIntoView({ block: 'nearest' })
    if (choice) input?.setAttribute('aria-activedescendant', choice.id)
    else input?.removeAttribute('aria-activedescendant')
  }

  function open() {
    panel.hidden = false
    input?.setAttribute('aria-expanded', String(list.childElementCount > 0))
  }

  function close() {
    panel.hidden = true
    choose(-1)
    input?.setAttribute('aria-expanded', 'false')
  }
}

/** Only who searches needs them. Without them the results still work. */
function addStyles(): Promise<unknown> {
  const link = make('link', { rel: 'stylesheet', href: styles })
  const done = new Promise((resolve) => {
    link.addEventListener('load', resolve)
    link.addEventListener('error', resolve)
  })
  document.head.append(link)
  return done
}

function option(attributes: Record<string, string>, ...children: (Node | string)[]): HTMLElement {
  return make('a', { role: 'option', tabindex: '-1', 'aria-selected': 'false', ...attributes }, ...children)
}

function group(name: string, options: HTMLElement[]): HTMLElement {
  return make(
    'div',
    { role: 'group', 'aria-label': name },
    make('p', { class: 'found-group', 'aria-hidden': 'true' }, name),
    ...options,
  )
}

function didYouMean(meant: string): HTMLElement {
  const [before, query, after] = said.meant(meant)
  return option({ href: searchUrl(meant), class: 'found-meant' }, before, make('b', {}, query), after)
}

/** A page, and below it the sections that fit. */
function resultOptions(result: Result, rank: number): HTMLElement[] {
  return [
    option(
      { href: result.url, 'data-rank': String(rank) },
      make('span', { class: 'found-title' }, result.title),
      aboutOf(result, today()),
      make('span', { class: 'found-text' }, ...textOf(result.excerpt)),
    ),
    ...result.sections.map(({ title, url }) =>
      option(
        { href: url, class: 'found-part', 'data-rank': String(rank) },
        make('span', { class: 'only-read' }, `${said.section} `),
        title,
      ),
    ),
  ]
}

function placeOption({ url, title, summary }: Place): HTMLElement {
  return option(
    { href: url },
    make('span', { class: 'found-title' }, title),
    make('span', { class: 'found-text' }, summary),
  )
}

function opened(choice: HTMLAnchorElement | null) {
  if (choice?.dataset.rank) noteOpened(Number(choice.dataset.rank), choice.href)
  else if (choice?.pathname === onSite('/search/')) passOn()
  else if (choice) settle()
}
