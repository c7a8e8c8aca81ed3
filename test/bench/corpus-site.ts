import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createIndex } from 'pagefind'
import { buildSite } from '#kit/build-site.ts'
import type { Doc } from './search-sets.ts'

const demo = resolve(import.meta.dirname, '../../content')

/** A built site of a set's documents with Pagefind's files beside ours, and what document each address shows. */
export type CorpusSite = { contentDir: string; siteDir: string; cacheDir: string; docOf: Map<string, string> }

/** Builds a site of plain texts as a portal has them: nothing is added that could be found, but a title where there is none. */
export async function buildCorpusSite(folder: string, docs: readonly Doc[]): Promise<CorpusSite> {
  const [contentDir, siteDir, cacheDir] = ['content', 'site', 'cache'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ]
  cpSync(join(demo, 'model'), join(contentDir, 'model'), { recursive: true })
  mkdirSync(join(contentDir, 'guides/set'), { recursive: true })
  const pages = docs.map((doc, number) => ({ ...doc, title: doc.title || doc.id, url: `/guides/set/d${number}/` }))
  pages.forEach(({ title, text }, number) => {
    const facts = [`title: ${JSON.stringify(title.slice(0, 200))}`, 'summary: "–"', 'owner: support-desk']
    writeFileSync(
      join(contentDir, `guides/set/d${number}.md`),
      `---\n${facts.join('\n')}\n---\n\n${asMarkdown(text)}\n`,
    )
  })
  await buildSite({ CONTENT_DIR: contentDir, SITE_DIR: siteDir, CACHE_DIR: cacheDir })
  await addPagefind(siteDir, pages)
  return { contentDir, siteDir, cacheDir, docOf: new Map(pages.map(({ url, id }) => [url, id])) }
}

/** Each line a paragraph that says what it says, whatever signs it has. */
function asMarkdown(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  return lines.map((line) => line.trim().replace(/[!-/:-@[-`{-~]/g, '\\$&')).join('\n\n')
}

/** Pagefind as it comes, over the same titles and texts. */
async function addPagefind(siteDir: string, pages: readonly { url: string; title: string; text: string }[]) {
  const { index } = await createIndex({ forceLanguage: 'en' })
  if (!index) throw new Error('Pagefind did not start')
  for (const { url, title, text } of pages) {
    const body = text.split('\n').map((line) => `<p>${escaped(line)}</p>`)
    const content = `<html lang="en"><body><h1>${escaped(title)}</h1>${body.join('')}</body></html>`
    await index.addHTMLFile({ url, content })
  }
  await index.writeFiles({ outputPath: join(siteDir, 'pagefind') })
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
