import { type ContentBeside, contentBeside } from './content-beside.ts'
import { type ContentSource, makeContentSource } from './content-source.ts'
import type { Laid } from './content-thread.ts'
import { finishPage } from './finish-page.ts'
import { handOverContent } from './page-content.ts'
import { makePictures, type Pictures } from './pictures.ts'
import { developmentApi, settings } from './settings.ts'
import type { SharedPages } from './shared-pages.ts'

/** What a site is made with, by Astro or by the program that it left. */
export type Making = {
  source: ContentSource
  /** Has search files laid into a site whose folder is there: from the first time on that it is asked. */
  laySearch: (site: string) => Promise<Laid>
  /** Has another thread make some of the pages, or none: when they are made. */
  sharePages: (pages: SharedPages | null) => Promise<void>
  pictures: Pictures
  /** The site that was built before, as far as its pages may stay. */
  before: string | undefined
  /** What is done to a page before it is written; `path` is below the site. */
  finish: (html: string, path: string) => string
}

/** Makes ready what pages ask for; content may be read already. */
export function makeReady(beside: ContentBeside = contentBeside()): Making {
  const source =
    developmentApi === undefined
      ? beside
      : makeContentSource(settings.contentDir, {
          language: settings.language,
          lenient: true,
          say: (text) => process.stderr.write(`${text}\n`),
        })
  const before = process.env.LADDER_BEFORE || undefined
  const pictures = makePictures()
  handOverContent({ source, pictures })
  return {
    source,
    pictures,
    laySearch: (site) => beside.laySearch({ site, before }),
    sharePages: beside.sharePages,
    before,
    finish: finishPage,
  }
}
