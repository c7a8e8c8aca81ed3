import { readFileSync } from 'node:fs'
import { readHomeFile } from '#domain/home/home-file.ts'
import { readYaml } from '../yaml-source.ts'
import { homeAbove } from './find.ts'

/** The language of the home that a content folder lies in, for who has its settings not at hand. */
export function languageOfHome(contentDir: string): string {
  const home = homeAbove(contentDir)
  const yaml = readYaml(home ? readFileSync(home.file, 'utf8') : '')
  return readHomeFile(yaml.errors.length === 0 ? (yaml.value ?? {}) : {}).own.language
}
