import type { Answer, Filters, Result } from '../../search/result.ts'
import { noteOpened } from './log.ts'
import { aboutOf, escalateUrl, make, sayTrouble, textOf, today } from './words.ts'

/** The results of a search as the page shows them, and the way on when they do not help. */
export function resultList(answer: Answer, { filters }: { filters: Filters }): HTMLElement[] {
  const { results, weak, total, query } = answer
  const list = make('ol', { class: 'results' }, ...results.map(resultOf))
  return [
    ...(weak ? [nothingFits(answer, filters)] : []),
    ...(results.length > 0 ? [list] : []),
    ...(!weak && total > results.length ? [make('button', { type: 'button', 'data-more': '' }, 'Show more')] : []),
    ...(weak ? [] : [notThese(escalateUrl(query, filters))]),
  ]
}

function nothingFits({ query, results }: Answer, filters: Filters): HTMLElement {
  const isFiltered = Boolean(filters.kind || filters.automation)
  const hint = isFiltered
    ? 'Try it without the filter, or '
    : 'Try the words of the error text, or the name of the automation, or '
  return make(
    'section',
    { class: 'no-match' },
    make('h2', {}, results.length > 0 ? `Nothing fits “${query}” well` : `Nothing fits “${query}”`),
    make('p', {}, `${hint}ask the people who know. We have noted what you looked for, so that it can be written.`),
    make('a', { class: 'button main', href: escalateUrl(query, filters) }, 'Escalate to support'),
    make('p', { class: 'soft small' }, 'Your words go along, and you see who answers and by when before you send it.'),
    results.length > 0 && make('h2', {}, 'What comes closest'),
  )
}

function notThese(address: string): HTMLElement {
  return make(
    'p',
    { class: 'soft not-these' },
    'None of these? ',
    make('a', { href: address }, 'Escalate to support'),
    ', and your words go along.',
  )
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
        'p',
        { class: 'parts' },
        'In it: ',
        ...sections.map((section) => make('a', { href: section.url }, section.title)),
      ),
  )
  item.addEventListener('click', ({ target }) => {
    const link = target instanceof Element ? target.closest('a') : null
    if (link) noteOpened(place + 1, link.href)
  })
  return item
}

export function emptyState(): HTMLElement {
  const links = [
    ['Runbooks', '/runbooks/'],
    ['Questions', '/faqs/'],
    ['Automations', '/automations/'],
  ] as const
  return make(
    'div',
    { class: 'empty' },
    make('p', {}, 'Paste an error text, name an automation, or ask in your own words.'),
    make(
      'p',
      {},
      'Or browse: ',
      ...links.flatMap(([name, href], place) => [place > 0 && ', ', make('a', { href }, name)]),
      '.',
    ),
  )
}

export function troubleState(address: string): HTMLElement {
  return make(
    'div',
    { class: 'empty' },
    make('p', {}, sayTrouble()),
    make(
      'p',
      { class: 'row-of-two' },
      make('button', { type: 'button', 'data-again': '' }, 'Try again'),
      make('a', { href: address }, 'Escalate to support'),
    ),
  )
}
