import { actWords } from '#domain/words/acts.ts'
import { language } from '../../kit/say.ts'
import type { Act } from './act.ts'

const words = actWords(language)

export const hearActs = {
  follow: { deed: { verb: 'follow' }, done: words.follow.done, key: 'h' },
  unfollow: { deed: { verb: 'unfollow' }, done: words.unfollow.done, key: 'H' },
  mute: { deed: { verb: 'mute' }, done: words.mute.done, key: 'q' },
  unmute: { deed: { verb: 'unmute' }, done: words.unmute.done, key: 'Q' },
} as const satisfies Record<string, Act>
