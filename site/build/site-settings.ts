import { answersByOf, directionOf } from '#domain/home/home-file.ts'
import { readFace, type ShownFace } from '../authoring/home/face-files.ts'
import { readHome, type Settings } from '../authoring/home/read.ts'
import { stampOf } from './stamp.ts'

/** What the site takes from the settings of a home. */
export type SiteSettings = {
  /** Where the product lies. */
  root: string
  contentDir: string
  cacheDir: string
  publicUrl: string
  /** Where the API lies, when elsewhere. */
  apiUrl: string
  /** Where edit links lead: the address of the content folder in the editor of a forge. */
  editUrl: string
  name: string
  language: string
  direction: 'ltr' | 'rtl'
  face: ShownFace
  /** The host of the model that is sent what is asked in the chat; empty for none. */
  answersBy: string
  /** Whether people may ask each other. */
  community: boolean
  /** Where people get help when there is no API. */
  withoutApi: { url: string; label: string } | null
  /** Stands for the code that makes pages from content. */
  stamp: string
}

/** Picks what the site takes, so that the same settings make the same site. */
export function siteSettings(settings: Settings, root: string): SiteSettings {
  return {
    root,
    contentDir: settings.CONTENT_DIR,
    cacheDir: settings.CACHE_DIR,
    publicUrl: settings.PUBLIC_URL,
    apiUrl: settings.API_URL,
    editUrl: settings.EDIT_URL,
    name: settings.name,
    language: settings.language,
    direction: directionOf(settings),
    withoutApi: settings.withoutApi ?? null,
    answersBy: answersByOf(settings),
    face: readFace(settings.homeDir, settings.face),
    community: settings.COMMUNITY && !settings.withoutApi && settings.API_URL === '',
    stamp: stampOf(root),
  }
}

/** The settings of the home from which this process was started, for tools that are run without the build. */
export function ownSiteSettings(root: string): SiteSettings {
  const { settings, said } = readHome({ env: process.env, product: root })
  if (said.length > 0) throw new Error(said.join('\n'))
  return siteSettings(settings as Settings, root)
}

/** What goes into pages, as text; folders do not. */
export function inPages({ root, contentDir, cacheDir, stamp, ...shown }: SiteSettings): string {
  return JSON.stringify(shown)
}
