import { settings } from '../build/settings.ts'

/** The whole address of a page of the site. */
export function absolute(path: string): string {
  return settings.publicUrl + path
}
