import type { Answer, Place, Result } from '#domain/search/result.ts'
import { sayAllResults } from '#domain/words/search.ts'
import { language } from '../kit/say.ts'
import { aboutOf, escalateUrl, groupsOf, make, words as said, searchUrl, textOf, today } from './words.ts'

/** Whether nothing at all was found that fits. */
export function isSilent({ weak, places, known }: Answer): boolean {
  return weak && places.length + known.length === 0
}

/** What an answer offers to choose from, in groups; each choice is a link. */
export function optionsOf(answer: Answer): HTMLElement[] {
  const { query, results, total, places, known, meant } = answer
  let rank = 0
  const groups = groupsOf(results).map(({ name, results: found }) =>
    group(
      name,
      found.flatMap((one) => resultOptions(one, ++rank)),
    ),
  )
  const last = isSilent(answer)
    ? option({ href: escalateUrl(query), class: 'found-last' }, said.escalateWith)
    : option({ href: searchUrl(query), class: 'found-last' }, sayAllResults(query, { count: total, language }))
  return [
    ...(meant ? [didYouMean(meant)] : []),
    ...(known.length > 0 ? [group(said.knownMany, known.map(placeOption))] : []),
    ...(places.length > 0 ? [group(said.goTo, places.map(placeOption))] : []),
    ...groups,
    last,
  ]
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
