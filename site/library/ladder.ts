import type { Automation } from '#domain/model/automation.ts'
import { helperAt } from '#domain/model/ladder.ts'
import type { SupportModel } from '#domain/model/support-model.ts'
import { sayAccept } from '#domain/words/model.ts'
import type { Saying } from './say.ts'

/** One rung as a reader sees it: who helps there, and how soon somebody acknowledges it. */
export type Rung = { level: number; name: string; who: string; soon?: string }

type Asked = { automation?: Automation | undefined; said: Saying }

/** Who helps with an automation, in order; without one, who helps in general. */
export function ladderOf(model: SupportModel, { automation, said: { language, words } }: Asked): Rung[] {
  return [...model.levels]
    .sort((a, b) => a.level - b.level)
    .map(({ level, name, team, vendor, accept }) => ({
      level,
      name,
      who:
        level === 0
          ? words.support.you
          : helperAt(model, { name, team: team === 'owner' ? automation?.owner : team, vendor }, automation?.vendor),
      soon: sayAccept(accept, language),
    }))
}
