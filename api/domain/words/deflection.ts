import { deflectionDefinitions as definitions, deflection } from './en/deflection.ts'
import type { Language } from './language.ts'

const en = { deflection, definitions }
const spoken: Record<Language, typeof en> = { en, de: en }

/** What the page about deflection calls things. */
export function deflectionWords(language: Language): typeof en.deflection {
  return spoken[language].deflection
}

/** How each number of it is made, under a window of so many hours. */
export function deflectionDefinitions(windowHours: number, language: Language): ReturnType<typeof en.definitions> {
  return spoken[language].definitions(windowHours)
}
