import { keepers as en } from './en/ledger.ts'
import type { Language } from './language.ts'

const spoken: Record<Language, typeof en> = { en, de: en }

type Keeper = { who: 'level'; level: number } | { who: 'requester' | 'vendor' | 'closed-hours' }

/** Who had the time: "Level 2", "The requester", "Closed hours". */
export function sayKeeper(keeper: Keeper, language: Language): string {
  const words = spoken[language]
  return keeper.who === 'level' ? words.level(String(keeper.level)) : words[keeper.who]
}
