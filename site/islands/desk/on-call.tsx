import type { OnCallView } from '#domain/views/on-call.ts'
import { onCallWords } from '#domain/words/on-call.ts'
import { language, sayMoment } from '../kit/say.ts'

const words = onCallWords(language)

/** "Priya Nair until Mon 14:00". */
export function OnCallNow({ person, until, isOverride }: OnCallView) {
  return (
    <>
      <span>{words.now(person.name, until && sayMoment(until))}</span>
      {isOverride && <span class="soft"> ({words.override})</span>}
    </>
  )
}
