import { teamRef } from '#domain/model/people.ts'
import type { Policy, SupportModel } from '#domain/model/support-model.ts'
import type { Saying } from './say.ts'

type Told = { model: SupportModel; words: Saying['words'] }

/** For whom a policy is: "For incidents, criticality critical." */
export function conditionsOf({ when }: Policy, { model, words: portal }: Told): string {
  const words = portal.support
  if (!when) return words.when.else
  const said = <T>(condition: T | T[] | undefined, name: (value: T) => string): string =>
    condition === undefined
      ? ''
      : [condition]
          .flat()
          .map((value) => name(value as T))
          .join(words.when.or)
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
