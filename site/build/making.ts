import { belowBase } from './base.ts'
import { type ContentSource, makeContentSource } from './content-source.ts'
import { spokenLinks } from './other-languages.ts'
import { handOverContent } from './page-content.ts'
import { makePictures, type Pictures } from './pictures.ts'
import { developmentApi, settings } from './settings.ts'

/** What a site is made with, by Astro or by the program that it left. */
export type Making = {
  source: ContentSource
  pictures: Pictures
  /** The site that was built before, as far as its pages may stay. */
  before: string | undefined
  /** What is done to a page before it is written; `path` is below the site. */
  finish: (html: string, path: string) => string
}

/** Makes ready what pages ask for. */
export function makeReady(): Making {
  const source = makeContentSource(settings.contentDir, {
    language: settings.language,
    lenient: developmentApi !== undefined,
    say: (text) => process.stderr.write(`${text}\n`),
  })
  const pictures = makePictures()
  handOverContent({ source, pictures })
  return {
    source,
    pictures,
    before: process.env.LADDER_BEFORE || undefined,
    finish: (html, path) => belowBase(spokenLinks(html, path)),
  }
}
