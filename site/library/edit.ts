import { relative, resolve } from 'node:path'
import { settings } from '../build/settings.ts'

/** Where an article can be changed, when the installation has such a place. */
export function editUrlOf(file: string | undefined): string | undefined {
  if (!settings.editUrl || !file) return undefined
  const below = relative(settings.contentDir, resolve(file)).replaceAll('\\', '/')
  return `${settings.editUrl.replace(/\/+$/, '')}/${below}`
}
