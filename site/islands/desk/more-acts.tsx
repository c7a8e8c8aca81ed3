import { useEffect, useRef } from 'preact/hooks'
import { besideWords } from '#domain/words/beside.ts'
import { language } from '../kit/say.ts'

const beside = besideWords(language)

type Props = { acts: readonly { label: string; act: () => void }[] }

/** Acts that are rarer than the others; closed by choosing one, by Escape, and by looking elsewhere. */
export function MoreActs({ acts }: Props) {
  const menu = useRef<HTMLDetailsElement>(null)
  const shut = () => menu.current?.removeAttribute('open')
  useEffect(() => {
    const away = (event: Event) => {
      if (!menu.current?.contains(event.target as Node)) shut()
    }
    document.addEventListener('click', away)
    document.addEventListener('focusin', away)
    return () => {
      document.removeEventListener('click', away)
      document.removeEventListener('focusin', away)
    }
  }, [])
  const leave = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !menu.current?.open) return
    shut()
    menu.current.querySelector('summary')?.focus()
  }
  return (
    <details class="more" ref={menu} onKeyDown={leave}>
      <summary class="button">{beside.more}</summary>
      <ul class="plain">
        {acts.map(({ label, act }) => (
          <li key={label}>
            <button
              type="button"
              class="quiet"
              onClick={() => {
                shut()
                act()
              }}
            >
              {label}
            </button>
          </li>
        ))}
      </ul>
    </details>
  )
}
