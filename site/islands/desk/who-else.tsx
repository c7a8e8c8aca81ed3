import type { PresentPerson } from '#domain/views/presence.ts'
import { presenceWords } from '#domain/words/presence.ts'
import { language } from '../kit/say.ts'

const words = presenceWords(language)

/** Who else has the ticket open, in a line that has its place whether anybody does or not. */
export function WhoElse({ others }: { others: readonly PresentPerson[] }) {
  const [typing, looking] = [others.filter((one) => one.typing), others.filter((one) => !one.typing)]
  const names = (people: readonly PresentPerson[]) => people.map(({ name }) => name)
  const said = [
    ...(typing.length > 0 ? [words.typing(names(typing))] : []),
    ...(looking.length > 0 ? [words.looking(names(looking))] : []),
  ]
  return (
    <p role="status" class={typing.length > 0 ? 'who-else typing' : 'who-else'}>
      {said.join(' · ')}
    </p>
  )
}
