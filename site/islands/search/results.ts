import type { Answer, Filters, Place, Result } from '#domain/search/result.ts'
import { noteOpened } from './log.ts'
import { aboutOf, escalateUrl, make, sayTrouble, searchUrl, textOf, today } from './words.ts'

/** The results of a search as the page shows them, and the way on when they do not help. */
export function resultList(answer: Answer, { filters }: { filters: Filters }): HTMLElement[] {
  const { results, weak, total, query, places, known, meant } = answer
  const isSilent = weak && places.length + known.length === 0
  const list = make('ol', { class: 'results' }, ...results.map(resultOf))
  return [
    ...(meant ? [didYouMean(meant, filters)] : []),
    ...known.map((problem) => placeOf(problem, 'Known problem')),
    ...places.map((place) => placeOf(place, 'Go to')),
    ...(isSilent ? nothingFits(answer, filters) : []),
    ...(results.length > 0 ? [list] : []),
    ...(total > results.length && !weak ? [make('button', { type: 'button', 'data-more': '' }, 'Show more')] : []),
    ...(isSilent ? [] : [notThese(escalateUrl(query, filters))]),
  ]
}

function didYouMean(meant: string, filters: Filters): HTMLElement {
  return make(
    'p',
    { class: 'did-you-mean' },
    'Did you mean ',
    make('a', { href: searchUrl(meant, filters), 'data-meant': meant }, meant),
    '? These are its results.',
  )
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
  return [
    make(
      'section',
      { class: 'no-match' },
      make('h2', {}, results.length > 0 ? `Nothing fits “${query}” well` : `Nothing fits “${query}”`),
      make('p', {}, 'Ask the people who know. We have noted what you looked for, so that it can be written.'),
      make('a', { class: 'button main', href: escalateUrl(query, filters) }, 'Escalate to support'),
      make(
        'p',
        { class: 'soft small' },
        'Your words go along, and you see who answers and by when before you send it.',
      ),
      make(
        'p',
        {},
        'Nothing urgent? ',
        make('a', { href: '#let-us-know', 'data-words': query }, 'Let us know what is missing'),
        ': one field, no account.',
      ),
    ),
    make(
      'ul',
      { class: 'ways-on', 'aria-label': 'Other ways on' },
      isFiltered
        ? make('li', {}, make('a', { href: searchUrl(query) }, 'Search everything, without the filter'), '.')
        : make('li', {}, 'Try the words of the error text, or the name of the automation.'),
      make('li', {}, 'Browse the ', ...browsing(), '.'),
    ),
    ...(results.length > 0 ? [make('h2', { class: 'closest' }, 'What comes closest')] : []),
  ]
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
        'ul',
        { class: 'parts', 'aria-label': `Sections of “${title}” that fit` },
        ...sections.map((section) => make('li', {}, make('a', { href: section.url }, section.title))),
      ),
  )
  item.addEventListener('click', ({ target }) => {
    const link = target instanceof Element ? target.closest('a') : null
    if (link) noteOpened(place + 1, link.href)
  })
  return item
}

function browsing(): (Node | string)[] {
  const links = [
    ['runbooks', '/runbooks/'],
    ['questions', '/faqs/'],
    ['automations', '/automations/'],
  ] as const
  return links.flatMap(([name, href], place) =>
    [place > 0 && (place === links.length - 1 ? ' or the ' : ', the '), make('a', { href }, name)].filter(
      (part) => part !== false,
    ),
  )
}

export function emptyState(): HTMLElement {
  return make(
    'div',
    { class: 'empty' },
    make('p', {}, 'Paste an error text, name an automation, or ask in your own words.'),
    make('p', {}, 'Or browse the ', ...browsing(), '.'),
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
