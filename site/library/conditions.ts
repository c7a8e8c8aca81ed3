import { teamRef } from '#domain/model/people.ts'
import type { Policy, SupportModel } from '#domain/model/support-model.ts'
import { words as portal } from './say.ts'

const words = portal.support

/** For whom a policy is: "For incidents, criticality critical." */
export function conditionsOf({ when }: Policy, model: SupportModel): string {
  if (!when) return words.when.else
  const team = (id: string) => teamRef(model, id).name
  const parts = [
    said(when.type, (type) => words.when.types[type]),
    said(when.criticality, (criticality) => words.when.criticality(portal.criticalities[criticality].toLowerCase())),
    said(when.priority, (priority) => priority),
    said(when.automation, (id) => id),
    said(when.team, team),
  ]
  return words.when.for(parts.filter(Boolean))
}

function said<T>(condition: T | T[] | undefined, name: (value: T) => string): string {
  if (condition === undefined) return ''
  const values = Array.isArray(condition) ? condition : [condition]
  return values.map(name).join(words.when.or)
}
