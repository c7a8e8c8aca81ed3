import { useEffect, useState } from 'preact/hooks'
import type { Likely } from '#domain/views/likely.ts'
import { actWords } from '#domain/words/acts.ts'
import { stateName } from '#domain/words/states.ts'
import { ask } from '../../kit/ask.ts'
import { language, sayAgo } from '../../kit/say.ts'
import { useDraft } from '../drafts.ts'
import { Choice, Line } from '../form-parts.tsx'
import { ActForm, type FormProps } from '../send-form.tsx'

const words = actWords(language)
const { likely: says } = words.group

/** Tickets of one cause: merged, one goes on; grouped, one update answers all. The likely others are offered. */
export function TogetherForm(props: FormProps) {
  const ref = props.ticket.view?.ticket.ref ?? ''
  const draft = useDraft(ref, 'together', { how: 'merge' })
  const [wrongs, setWrongs] = useState<Record<string, string>>({})
  const likely = useLikely(ref)
  const merges = draft.values.how === 'merge'
  const other = (draft.values.other ?? '').trim().toUpperCase()
  return (
    <ActForm
      title={words.group.title}
      button={merges ? words.merge.send : words.group.send}
      said={(merges ? words.merge : words.group).done(other)}
      deed={() => {
        if (!other) return words.group.none
        return merges ? { verb: 'merge', body: { into: other } } : { verb: 'group', body: { with: other } }
      }}
      props={props}
      draft={draft}
      onWrongs={setWrongs}
    >
      {likely.length > 0 && (
        <fieldset class="picker">
          <legend>{says.legend}</legend>
          <ul class="plain">
            {likely.map(({ ref: one, title, state, requester, openedAt, isSameAutomation }) => (
              <li key={one}>
                <label>
                  <input type="radio" name="likely" checked={one === other} onChange={() => draft.set('other', one)} />{' '}
                  <span>
                    {one} <span dir="auto">{title}</span>{' '}
                    <span class="soft small">
                      {[
                        requester.name,
                        stateName(state, language).toLowerCase(),
                        sayAgo(openedAt),
                        ...(isSameAutomation ? [says.sameAutomation] : []),
                      ].join(', ')}
                    </span>
                  </span>
                </label>
              </li>
            ))}
          </ul>
        </fieldset>
      )}
      <Line
        draft={draft}
        name="other"
        label={words.group.other}
        hint={likely.length > 0 ? says.another : says.none}
        wrong={wrongs.with ?? wrongs.into}
      />
      <Choice
        draft={draft}
        name="how"
        label={words.group.how}
        options={[
          ['merge', words.merge.choice],
          ['group', words.group.choice],
        ]}
      />
    </ActForm>
  )
}

function useLikely(ref: string): Likely['items'] {
  const [items, setItems] = useState<Likely['items']>([])
  useEffect(() => {
    if (!ref) return
    void ask('GET /desk/tickets/{ref}/likely', { at: { ref } }).then((answer) => {
      if (answer.ok) setItems(answer.value.items)
    })
  }, [ref])
  return items
}
