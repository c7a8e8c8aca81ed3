import { teamRef } from '#domain/model/people.ts'
import type { Policy, SupportModel } from '#domain/model/support-model.ts'

/** For whom a policy is: "For incidents, criticality critical." */
export function conditionsOf({ when }: Policy, model: SupportModel): string {
  if (!when) return 'For everything else.'
  const team = (id: string) => teamRef(model, id).name
  const parts = [
    said(when.type, (type) => `${type}s`),
    said(when.criticality, (criticality) => `${criticality} automations`),
    said(when.priority, (priority) => priority),
    said(when.automation, (id) => id),
    said(when.team, team),
  ]
  return `For ${parts.filter(Boolean).join(', ')}.`
}

function said<T>(condition: T | T[] | undefined, name: (value: T) => string): string {
  if (condition === undefined) return ''
  const values = Array.isArray(condition) ? condition : [condition]
  return values.map(name).join(' or ')
}
