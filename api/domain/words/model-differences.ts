import type { Difference } from '../model/difference.ts'
import { sayDuration } from './amounts.ts'
import { modelDifferences as en } from './en/model-differences.ts'
import type { Language } from './language.ts'

const spoken: Record<Language, typeof en> = { en, de: en }

/** One difference between two models: "Level Support desk: acknowledged within 1 h, was 30 min". */
export function sayDifference(difference: Difference, language: Language): string {
  const words = spoken[language]
  const part = words.parts[difference.part]
  const { name } = difference
  switch (difference.type) {
    case 'added':
      return words.added(part, name)
    case 'removed':
      return words.removed(part, name)
    case 'renamed':
      return words.renamed(part, name, difference.was)
    case 'gained':
      return words.gained(part, name, sayField(difference.field, language), difference.value)
    case 'lost':
      return words.lost(part, name, sayField(difference.field, language), difference.value)
    case 'changed': {
      const field = sayField(difference.field, language)
      const [was, is] = [sayValue(difference.was, language), sayValue(difference.is, language)]
      if (was === null) return words.set(part, name, field, is ?? '')
      return is === null ? words.unset(part, name, field, was) : words.changed(part, name, field, was, is)
    }
  }
}

/** A path of fields in words: "P1 first reply" for targets.P1.respond. */
function sayField(field: string, language: Language): string {
  const { fields } = spoken[language]
  const names = field.split('.').filter((name, index) => !(name === 'targets' && index === 0))
  return names.map((name) => fields[name] ?? name).join(' ')
}

function sayValue(value: string | null, language: Language): string | null {
  if (value === 'true') return spoken[language].yes
  if (value === 'false') return spoken[language].no
  return value && /^PT\d/.test(value) ? sayDuration(value, language) : value
}
