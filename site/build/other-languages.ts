import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { AstroIntegration } from 'astro'
import { siblingOf } from '#domain/knowledge/sibling.ts'
import { type Language, languageOf, spokenLanguage } from '#domain/words/language.ts'
import { spokenAddress, spokenRoutes } from '../library/spoken.ts'
import { settings } from './settings.ts'

/** The languages that some article is in beside the home's, and that Ladder speaks. A home of one language has none. */
export const otherLanguages: readonly Language[] = [...new Set(languagesIn(settings.contentDir))].sort()

function languagesIn(dir: string): Language[] {
  const home = languageOf(settings.language)
  return readdirSync(dir, { recursive: true, encoding: 'utf8' }).flatMap((file) => {
    const tag = /\.mdx?$/.test(file) && siblingOf(file.replace(/\.mdx?$/, ''))?.language
    const spoken = tag ? spokenLanguage(tag) : null
    return spoken && spoken !== home ? [spoken] : []
  })
}

/** Around articles in another language the portal speaks it too: its own pages are there below /de/ again, and lead to each other. */
export function inOtherLanguages(): AstroIntegration {
  return {
    name: 'in-other-languages',
    hooks: {
      'astro:config:setup': ({ injectRoute }) => {
        for (const language of otherLanguages)
          for (const route of spokenRoutes)
            injectRoute({
              pattern: `/${language}/${route}`.replace(/\/$/, ''),
              entrypoint: pageOf(route),
              prerender: true,
            })
      },
    },
  }
}

function pageOf(route: string): string {
  const file = join(settings.root, 'site/pages', route)
  return existsSync(`${file}.astro`) ? `${file}.astro` : join(file, 'index.astro')
}

/** A page below /de/, whose links and forms lead to pages in its language; one that names a language leads to that. */
export function spokenLinks(html: string, path: string): string {
  const language = otherLanguages.find((one) => path.startsWith(`/${one}/`))
  if (!language) return html
  return html.replace(/<(?:a|form)\s[^>]*>/g, (tag) =>
    tag.includes(' hreflang=')
      ? tag
      : tag.replace(/(\s(?:href|action)=")([^"]*)"/, (_, start, url) => `${start}${spokenAddress(url, language)}"`),
  )
}
