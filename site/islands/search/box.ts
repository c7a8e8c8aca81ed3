import type { Answer } from '#domain/search/result.ts'
import { find } from '../../search/client.ts'
import styles from '../../styles/found.css?url'
import { onSite } from '../kit/base.ts'
import { makeFoundList } from './found-list.ts'
import { noteOpened, noteSearch, passOn, settle } from './log.ts'
import { isSilent, optionsOf } from './options.ts'
import { make, words as said, sayFound, sayTrouble } from './words.ts'

const pause = 140
const fewest = 2
const shown = 6

/** Results under the box while typing. */
export async function makeSearchBox(host: HTMLElement): Promise<void> {
  await addStyles()
  const input = host.querySelector('input')
  if (!input) return
  const words = make('p', { class: 'found-words' })
  const { panel, list, lay, open, close } = makeFoundList(input, { name: said.results, above: words })
  const told = make('p', { class: 'only-read', role: 'status' })
  let timer: ReturnType<typeof setTimeout> | undefined
  let asked = ''

  host.append(panel, told)
  input.addEventListener('input', typed)
  input.addEventListener('focus', () => list.childElementCount > 0 && input.value.trim() === asked && open())
  input.form?.addEventListener('submit', passOn)
  host.addEventListener('focusout', ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node && host.contains(relatedTarget))) close()
  })
  list.addEventListener('click', ({ target }) => opened(target instanceof Element ? target.closest('a') : null))
  if (input.value.trim() !== '') typed()

  function typed() {
    clearTimeout(timer)
    const query = input?.value.trim() ?? ''
    if (query.length < fewest) {
      asked = query
      lay([])
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
    lay([])
    words.textContent = text
    told.textContent = text
    open()
  }

  function show(answer: Answer) {
    lay(optionsOf(answer))
    words.textContent = isSilent(answer) ? sayFound(answer) : ''
    told.textContent = answer.weak || answer.total > 0 ? `${sayFound(answer)}. ${said.arrows}` : ''
    if (input === document.activeElement) open()
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

function opened(choice: HTMLAnchorElement | null) {
  if (choice?.dataset.rank) noteOpened(Number(choice.dataset.rank), choice.href)
  else if (choice?.pathname === onSite('/search/')) passOn()
  else if (choice) settle()
}
