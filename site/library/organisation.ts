import { type CollectionEntry, getCollection, getEntry } from 'astro:content'
import { compare } from './articles.ts'
import type { AutomationData, OrganisationData } from './data.ts'
import { once } from './once.ts'
import { today } from './text.ts'

export type ListedAutomation = AutomationData & { url: string; entry: CollectionEntry<'automations'> }

export type Organisation = OrganisationData & {
  automations: ListedAutomation[]
  /** The day on which the site is made. */
  today: string
  automation(id: string | undefined): ListedAutomation | undefined
  teamName(id: string | undefined): string | undefined
}

/** The support model, the glossary and the catalogue of automations. */
export const organisation = once(async (): Promise<Organisation> => {
  const entry = await getEntry('organisation', 'all')
  if (!entry) throw new Error('The support model was not loaded.')
  const entries = await getCollection('automations')
  const automations = entries
    .map((found) => ({ ...found.data, url: `/automations/${found.data.id}/`, entry: found }))
    .sort((a, b) => compare(a.name, b.name))
  const byId = new Map(automations.map((automation) => [automation.id, automation]))
  const teams = new Map(entry.data.model.teams.map((team) => [team.id, team.name]))
  return {
    ...entry.data,
    automations,
    today: today(),
    automation: (id) => (id ? byId.get(id) : undefined),
    teamName: (id) => (id ? teams.get(id) : undefined),
  }
})
