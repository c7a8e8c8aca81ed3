import { formWords } from '#domain/words/form.ts'
import { ask } from '../kit/ask.ts'
import { isAddress } from '../kit/is-address.ts'
import { language } from '../kit/say.ts'
import { type Draft, keyFor } from './draft.ts'
import { outcomeOf, patience, type Sent } from './send.ts'

type Following = { id: string; email: string; sent: Draft['sent'] }

/** "Me too": a request of one's own in the group of a known problem; asked again, it is the same request. */
export async function followProblem({ id, email, sent }: Following): Promise<{ sent: Draft['sent']; result: Sent }> {
  if (!isAddress(email)) return { sent, result: { is: 'trouble', words: formWords(language).wrongs.email } }
  const body = JSON.stringify({ email })
  const known = `${id} ${body}`
  const key = keyFor(known, sent)
  const answer = await ask('POST /known-problems/{id}/followers', { at: { id }, body, key, within: patience })
  return { sent: { body: known, key }, result: outcomeOf(answer) }
}

/** What is wrong with it; nothing when it is filed. */
export function wordsOf(result: Sent): string {
  if (result.is === 'wrong') return result.wrongs.map(({ message }) => message).join(' ')
  return result.is === 'trouble' ? result.words : ''
}
