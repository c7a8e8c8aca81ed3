import { make } from './words.ts'

export type FoundList = {
  panel: HTMLElement
  list: HTMLElement
  /** Shows what can be chosen; nothing is chosen yet. */
  lay: (options: readonly HTMLElement[]) => void
  open: () => void
  close: () => void
}

type Below = { name: string; above: HTMLElement }

/** A list that opens below an input: arrow keys choose, Enter opens, Esc closes, and the input keeps the focus (ARIA's combobox). */
export function makeFoundList(input: HTMLInputElement, { name, above }: Below): FoundList {
  const list = make('div', { role: 'listbox', id: `${input.id}-found`, 'aria-label': name })
  const panel = make('div', { class: 'found', hidden: '' }, above, list)
  let at = -1
  for (const [attribute, value] of Object.entries({
    role: 'combobox',
    'aria-autocomplete': 'list',
    'aria-expanded': 'false',
    'aria-controls': list.id,
  })) {
    input.setAttribute(attribute, value)
  }
  input.addEventListener('keydown', pressed)
  panel.addEventListener('mousedown', (event) => event.preventDefault())
  return { panel, list, lay, open, close }

  function lay(options: readonly HTMLElement[]) {
    list.replaceChildren(...options)
    for (const [place, choice] of choices().entries()) choice.id = `${list.id}-${place}`
    choose(-1)
  }

  function choices(): HTMLAnchorElement[] {
    return [...list.querySelectorAll<HTMLAnchorElement>('[role=option]')]
  }

  function pressed(event: KeyboardEvent) {
    if (event.isComposing) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') step(event)
    else if (event.key === 'Escape' && !panel.hidden) {
      event.preventDefault()
      close()
    } else if (event.key === 'Enter' && at >= 0 && !panel.hidden) {
      event.preventDefault()
      const { ctrlKey, metaKey } = event
      choices()[at]?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey, metaKey }))
    }
  }

  /** From the last one on to the input itself, and round again. */
  function step(event: KeyboardEvent) {
    const places = choices().length + 1
    if (places === 1) return
    event.preventDefault()
    if (panel.hidden) return open()
    const by = event.key === 'ArrowDown' ? 1 : -1
    choose(((at + 1 + by + places) % places) - 1)
  }

  function choose(next: number) {
    choices()[at]?.setAttribute('aria-selected', 'false')
    at = next
    const choice = choices()[at]
    choice?.setAttribute('aria-selected', 'true')
    choice?.scrollIntoView({ block: 'nearest' })
    if (choice) input.setAttribute('aria-activedescendant', choice.id)
    else input.removeAttribute('aria-activedescendant')
  }

  function open() {
    panel.hidden = false
    input.setAttribute('aria-expanded', String(list.childElementCount > 0))
  }

  function close() {
    panel.hidden = true
    choose(-1)
    input.setAttribute('aria-expanded', 'false')
  }
}
