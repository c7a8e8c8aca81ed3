import { useEffect, useRef } from 'preact/hooks'
import { commandWords } from '#domain/words/commands.ts'
import { language } from '../../kit/say.ts'

const words = commandWords(language)

type Props = { keys: readonly (readonly [key: string, does: string])[]; onClose: () => void }

/** The keys of this page. */
export function KeyHelp({ keys, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} class="desk-dialog" aria-labelledby="keys-title" onClose={onClose}>
      <h2 id="keys-title">{words.keysTitle}</h2>
      <dl class="keys">
        {keys.map(([key, does]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <form method="dialog">
        <button type="submit">{words.close}</button>
      </form>
    </dialog>
  )
}
