import type { Term } from '#domain/knowledge/content.ts'
import type { Automation } from '#domain/model/automation.ts'
import type { SupportModel } from '#domain/model/support-model.ts'
import { handed, type SourceFile } from '../build/hand-over.ts'
import { compare, sourceOf } from './articles.ts'
import { once } from './once.ts'
import { today } from './text.ts'

export type ListedAutomation = Automation & { url: string; source: SourceFile }

export type Organisation = {
  model: SupportModel
  glossary: readonly Term[]
  automations: ListedAutomation[]
  /** The day on which the site is made. */
  today: string
  automation(id: string | undefined): ListedAutomation | undefined
  teamName(id: string | undefined): string | undefined
}

/** The support model, the glossary and the catalogue of automations. */
export const organisation = once(async (): Promise<Organisation> => {
  const { content, files } = await handed().read()
  const { model, glossary } = content
  const automations = content.automations
    .map((automation) => {
      const place = `automations/${automation.id}`
      return { ...automation, url: `/${place}/`, source: sourceOf(files, place) }
    })
    .sort((a, b) => compare(a.name, b.name))
  const byId = new Map(automations.map((automation) => [automation.id, automation]))
  const teams = new Map(model.teams.map((team) => [team.id, team.name]))
  return {
    model,
    glossary,
    automations,
    today: today(),
    automation: (id) => (id ? byId.get(id) : undefined),
    teamName: (id) => (id ? teams.get(id) : undefined),
  }
})
