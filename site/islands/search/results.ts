import type { Answer, Filters, Place, Result } from '#domain/search/result.ts'
import { kindWords } from '#domain/words/kinds.ts'
import { hasApi } from '../kit/base.ts'
import { language } from '../kit/say.ts'
import { noteOpened } from './log.ts'
import { aboutOf, escalateUrl, make, sayNothingFits, sayTrouble, searchUrl, textOf, today, words } from './words.ts'

const { inText } = kindWords(language)
const lists = new Map([
  [inText.runbook, '/runbooks/'],
  [inText.faq, '/faqs/'],
  [inText.automation, '/automations/'],
])

/** The results of a search as the page shows them, and the way on when they do not help. */
export function resultList(answer: Answer, { filters }: { filters: Filters }): HTMLElement[] {
  const { results, weak, total, query, places, known, meant } = answer
  const isSilent = weak && places.length + known.length === 0
  const list = make('ol', { class: 'results' }, ...results.map(resultOf))
  return [
    ...(meant ? [didYouMean(meant, filters)] : []),
    ...known.map((problem) => placeOf(problem, words.known)),
    ...places.map((place) => placeOf(place, words.goTo)),
    ...(isSilent ? nothingFits(answer, filters) : []),
    ...(results.length > 0 ? [list] : []),
    ...(total > results.length && !weak ? [make('button', { type: 'button', 'data-more': '' }, words.seeMore)] : []),
    ...(isSilent ? [] : [notThese(escalateUrl(query, filters))]),
  ]
}

function didYouMean(meant: string, filters: Filters): HTMLElement {
  const [before, query, after] = words.meant(meant)
  const link = make('a', { href: searchUrl(meant, filters), 'data-meant': meant }, query)
  return make('p', { class: 'did-you-mean' }, before, link, `${after} ${words.theseAreIts}`)
}

function placeOf({ url, title, summary }: Place, label: string): HTMLElement {
  return make(
    'section',
    { class: 'place' },
    make('p', { class: 'label' }, label),
    make('h2', {}, make('a', { href: url }, title)),
    make('p', {}, summary),
  )
}

/** The ways on: people, a word to those who write, other words, browsing. */
function nothingFits({ query, results }: Answer, filters: Filters): HTMLElement[] {
  const isFiltered = Boolean(filters.kind || filters.automation)
  const [before, letUsKnow, after] = words.notUrgent(words.letUsKnow)
  return [
    make(
      'section',
      { class: 'no-match' },
      make('h2', {}, sayNothingFits(query, results.length)),
      make('p', {}, words.askPeople),
      make('a', { class: 'button main', href: escalateUrl(query, filters) }, words.escalate),
      make('p', { class: 'soft small' }, words.goAlong),
      ...(hasApi
        ? [make('p', {}, before, make('a', { href: '#let-us-know', 'data-words': query }, letUsKnow), after)]
        : []),
    ),
    make(
      'ul',
      { class: 'ways-on', 'aria-label': words.ways },
      isFiltered
        ? make('li', {}, make('a', { href: searchUrl(query) }, words.withoutFilter), '.')
        : make('li', {}, words.otherWords),
      make('li', {}, ...linked(words.browse(inText))),
    ),
    ...(results.length > 0 ? [make('h2', { class: 'closest' }, words.closest)] : []),
  ]
}

function notThese(address: string): HTMLElement {
  const [before, escalate, after] = words.noneOfThese(words.escalate)
  return make('p', { class: 'soft not-these' }, before, make('a', { href: address }, escalate), after)
}

function resultOf(result: Result, place: number): HTMLElement {
  const { url, title, excerpt, sections } = result
  const item = make(
    'li',
    {},
    make('h2', {}, make('a', { class: 'result', href: url }, title)),
    aboutOf(result, today()),
    make('p', { class: 'found-text' }, ...textOf(excerpt)),
    sections.length > 0 &&
      make(
        'ul',
        { class: 'parts', 'aria-label': words.sections(title) },
        ...sections.map((section) => make('li', {}, make('a', { href: section.url }, section.title))),
      ),
  )
  item.addEventListener('click', ({ target }) => {
    const link = target instanceof Element ? target.closest('a') : null
    if (link) noteOpened(place + 1, link.href)
  })
  return item
}

/** A sentence in which the kinds of pages lead to their lists. */
function linked(said: readonly string[]): (Node | string)[] {
  return said.map((piece) => {
    const href = lists.get(piece)
    return href ? make('a', { href }, piece) : piece
  })
}

export function emptyState(): HTMLElement {
  return make('div', { class: 'empty' }, make('p', {}, words.start), make('p', {}, ...linked(words.orBrowse(inText))))
}

export function troubleState(address: string): HTMLElement {
  return make(
    'div',
    { class: 'empty' },
    make('p', {}, sayTrouble()),
    make(
      'p',
      { class: 'row-of-two' },
      make('button', { type: 'button', 'data-again': '' }, words.again),
      make('a', { href: address }, words.escalate),
    ),
  )
}
