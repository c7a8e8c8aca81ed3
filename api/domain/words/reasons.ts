import { clockNameSchema } from '../ticket/facts.ts'
import { clockName } from './clocks.ts'
import { reasons as de } from './de/reasons.ts'
import { reasons as en } from './en/reasons.ts'
import type { Language } from './language.ts'

const spoken: Record<Language, typeof en> = { en, de }

type Moved = { reason: string; automatic?: boolean }

/** Why a ticket was moved: what people said, or which clock made the rules do it ("By itself: the first reply is late."). */
export function sayReason({ reason, automatic = false }: Moved, language: Language): string {
  const [name, state] = reason.split(' ')
  const clock = clockNameSchema.safeParse(name)
  if (!automatic || !clock.success || (state !== 'breached' && state !== 'at-risk')) return reason
  return spoken[language][state](clockName(clock.data, 'within', language))
}
