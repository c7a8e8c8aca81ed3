import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { seeded } from './search-known-items.ts'

const topics = ['export', 'import', 'approval', 'ledger', 'badge', 'parcel', 'invoice', 'ticket', 'price', 'payroll']
const words = (
  'the connection run job queue record order session token user field value system vendor window screen step log error ' +
  'retry limit key account group file folder mail report period month price stock label status open close start stop ' +
  'check read write send wait find name and then before after when because which that with from into until again'
).split(' ')

/** The organisation of a content folder, and so many runbooks of 2 to 4 KB with code in them. */
export function writeContent(content: string, { from, count }: { from: string; count: number }): void {
  for (const part of ['model', 'automations']) cpSync(join(from, part), join(content, part), { recursive: true })
  for (let number = 0; number < count; number++) writeArticle(content, number)
}

/** Where the article of a number lies, below the content folder and without extension. */
export function idOf(number: number): string {
  return `runbooks/${topics[number % topics.length]}-${Math.floor(number / 500)}/entry-${number}`
}

export function writeArticle(content: string, number: number, more = ''): void {
  const random = seeded(number + 1)
  const pick = () => words[Math.floor(random() * words.length)] ?? 'run'
  const sentence = () => `${Array.from({ length: 12 }, pick).join(' ')}.`
  const paragraph = () => Array.from({ length: 2 + Math.floor(random() * 3) }, sentence).join(' ')
  const topic = topics[number % topics.length]
  const code = `\`\`\`ts\nconst ${topic} = await find({ id: ${number}, state: 'failed' })\nif (!${topic}) throw new Error('${pick()} ${number}')\n\`\`\``
  const steps = `:::steps\n${[1, 2, 3, 4].map((step) => `${step}. ${sentence()}`).join('\n')}\n:::`
  const parts = ['Symptoms', 'Impact', 'Diagnosis', 'Resolution', 'Verification', 'Rollback', 'Escalation'].map(
    (name) =>
      `## ${name}\n\n${paragraph()}${name === 'Diagnosis' ? `\n\n${code}` : ''}${name === 'Resolution' ? `\n\n${steps}` : ''}`,
  )
  const facts = [
    `title: The ${topic} ${number} ${pick()} ${pick()}`,
    `summary: ${sentence()}`,
    'owner: support-desk',
    'reviewed: 2026-10-01',
    'confidence: validated',
    `symptoms: [ERR_${topic?.toUpperCase()}_${number}]`,
  ]
  const file = join(content, `${idOf(number)}.md`)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, `---\n${facts.join('\n')}\n---\n\n${parts.join('\n\n')}\n${more}`)
}

/** A site as small as Astro allows, with the same articles and the same highlighting: what Ladder's build is held against. */
export function writeBareSite(dir: string, { content, root }: { content: string; root: string }): void {
  const files: Record<string, string> = {
    'package.json': '{ "type": "module", "private": true }',
    'astro.config.mjs': `import { defineConfig, passthroughImageService } from 'astro/config'
export default defineConfig({
  site: 'http://localhost:4321',
  srcDir: './site',
  cacheDir: process.env.CACHE_DIR,
  markdown: { syntaxHighlight: 'prism' },
  image: { service: passthroughImageService() },
})
`,
    'site/content.config.ts': `import { defineCollection } from 'astro:content'
import { glob } from 'astro/loaders'
export const collections = { articles: defineCollection({ loader: glob({ pattern: 'runbooks/**/*.md', base: ${JSON.stringify(content)} }) }) }
`,
    'site/pages/[...path].astro': `---
import { getCollection, render } from 'astro:content'
export async function getStaticPaths() {
  return (await getCollection('articles')).map((entry) => ({ params: { path: entry.id }, props: { entry } }))
}
const { entry } = Astro.props
const { Content } = await render(entry)
---
<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{entry.data.title}</title></head><body><h1>{entry.data.title}</h1><Content /></body></html>
`,
  }
  lay(dir, files, join(root, 'node_modules'))
}

/** Starlight as it comes, with the same articles: its content lies where it wants it. */
export function writeStarlightSite(dir: string, { content, modules }: { content: string; modules: string }): void {
  cpSync(join(content, 'runbooks'), join(dir, 'src/content/docs/runbooks'), { recursive: true })
  const files: Record<string, string> = {
    // Astro bundles what is named here: Starlight's components are no programs of Node's.
    'package.json':
      '{ "type": "module", "private": true, "dependencies": { "@astrojs/starlight": "*", "astro": "*" } }',
    'astro.config.mjs': `import starlight from '@astrojs/starlight'
import { defineConfig, passthroughImageService } from 'astro/config'
export default defineConfig({
  site: 'http://localhost:4321',
  cacheDir: process.env.CACHE_DIR,
  image: { service: passthroughImageService() },
  integrations: [starlight({ title: 'Help', sidebar: [{ label: 'Runbooks', items: [{ autogenerate: { directory: 'runbooks' } }] }] })],
})
`,
    'src/content.config.ts': `import { defineCollection } from 'astro:content'
import { docsLoader } from '@astrojs/starlight/loaders'
import { docsSchema } from '@astrojs/starlight/schema'
export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) }
`,
    'src/content/docs/index.md': '---\ntitle: Help\n---\n\nWhat runs, and what to do when it does not.\n',
  }
  lay(dir, files, modules)
}

function lay(dir: string, files: Record<string, string>, modules: string): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, name)), { recursive: true })
    writeFileSync(join(dir, name), text)
  }
  symlinkSync(modules, join(dir, 'node_modules'))
}
