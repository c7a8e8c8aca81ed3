import { priorities } from '../model/choices.ts'
import { findLevel } from '../model/entries.ts'
import type { PolicyTargets, SupportModel, Vendor } from '../model/support-model.ts'
import type { ClockName } from '../ticket/facts.ts'
import { sayDuration } from './amounts.ts'
import { clockName } from './clocks.ts'
import { model as de } from './de/model.ts'
import { model as en } from './en/model.ts'
import type { Language } from './language.ts'
import { type Reader, sayWaiting } from './states.ts'

const spoken: Record<Language, typeof en> = { en, de }

/** What is escalated by itself, a sentence for each rule: "When the first reply is late, it is escalated from Support desk to Experts." */
export function sayMoves(model: SupportModel, language: Language): string[] {
  const words = spoken[language]
  return model.escalate.flatMap(({ when, at, to }) => {
    const [clock, event] = when.split(' ') as [ClockName, 'breached' | 'at-risk']
    const target = model.levels.filter(({ level }) => level >= to).toSorted((a, b) => a.level - b.level)[0]
    const from = findLevel(model, at)?.name
    if (!from || !target) return []
    const say = event === 'breached' ? words.moveLate : words.moveAtRisk
    return [say(clockName(clock, 'within', language), from, target.name)]
  })
}

/** Which waiting stops the time to resolve; empty when none does. */
export function sayPauses(
  { pauses }: Pick<SupportModel, 'pauses'>,
  { reader, language }: { reader: Reader; language: Language },
): string {
  return spoken[language].pauses(pauses.resolve.map((on) => sayWaiting(on, { reader, language })))
}

/** What a level promises the others: "acknowledges a request within 30 min", "escalates it after 4 h at the latest". */
export function sayLevel(
  { accept, hold }: { accept?: string | undefined; hold?: string | undefined },
  language: Language,
): string[] {
  const words = spoken[language]
  return [
    ...(accept ? [words.accept(sayDuration(accept, language))] : []),
    ...(hold ? [words.hold(sayDuration(hold, language))] : []),
  ]
}

/** How soon a level acknowledges a request, beside its name; undefined where it promises nothing. */
export function sayAccept(accept: string | undefined, language: Language): string | undefined {
  return accept && spoken[language].soon(sayDuration(accept, language))
}

/** What a policy aims at for a request of one priority: "Support aims to reply within 1 h and to resolve it within 8 h." */
export function sayAims({ respond, resolve }: PolicyTargets, language: Language): string | null {
  if (!respond || !resolve) return null
  return spoken[language].aims(sayDuration(respond, language), sayDuration(resolve, language))
}

/** What a vendor's contract says, for support: "Workato replies within P1 1 h, P2 4 h (Around the clock)". */
export function sayContract(
  { name, targets, calendar }: Pick<Vendor, 'name' | 'targets' | 'calendar'>,
  language: Language,
): string {
  const agreed = priorities.flatMap((priority) => {
    const target = targets[priority]
    return target ? [`${priority} ${sayDuration(target, language)}`] : []
  })
  return spoken[language].contract(name, agreed, calendar)
}

/** A target of the model, or that there is none. */
export function sayTarget(duration: string | undefined, language: Language): string {
  return duration ? sayDuration(duration, language) : spoken[language].notPromised
}
