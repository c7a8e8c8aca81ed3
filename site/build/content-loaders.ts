import { createHash } from 'node:crypto'
import { glob, type Loader } from 'astro/loaders'
import type { Content } from '#domain/knowledge/content.ts'
import type { ContentSource } from './content-source.ts'
import { contentUrl, settings } from './settings.ts'

type Options = {
  pattern: string
  /** The folder it is below. Default: that of the content. */
  base?: URL
  /** Checked data by id; files that are not in it (drafts) are not published. Default: the frontmatter as it is. */
  dataOf?: (content: Content) => ReadonlyMap<string, Record<string, unknown>>
}

/** Whether a text has links or pictures. */
const leadsOn = /\]\(|\]:|\]\[|<(?:a|img)\s/i

/** Files of the content folder, rendered natively; their data comes from the one checked reading of all content. */
export function fileLoader(source: ContentSource, { pattern, base = contentUrl, dataOf }: Options): Loader {
  let id = ''
  const files = glob({ pattern, base, generateId: ({ entry }) => (id = entry.replace(/\.mdx?$/, '')) })
  return {
    name: 'ladder-files',
    async load(context) {
      const content = await source.read(context.logger)
      let known = { content, data: dataOf?.(content) }
      context.watcher?.on('all', (_, path) => {
        if (path.startsWith(contentUrl.pathname)) source.forget()
      })
      const names = digestOf(content.articles.map(({ id, taken }) => `${id}${taken?.digest ?? ''}`).join())
      await files.load({
        ...context,
        parseData,
        // Asked for right after the id. What an article says may stand in another file, as that of a translation does, and where
        // its links lead depends on which files there are.
        generateDigest: (text) => {
          const there = leadsOn.test(String(text)) ? names : ''
          return context.generateDigest(
            `${settings.stamp} ${settings.language} ${base} ${there} ${JSON.stringify(known.data?.get(id))} ${text}`,
          )
        },
      })

      async function parseData<T extends Record<string, unknown>>({ id, data }: { id: string; data: T }): Promise<T> {
        if (!dataOf) return data
        const fresh = await source.read(context.logger)
        if (known.content !== fresh) known = { content: fresh, data: dataOf(fresh) }
        return (known.data?.get(id) ?? { draft: true }) as unknown as T
      }
    },
  }
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url')
}

/** One value made from all content, kept as the only entry of its collection. */
export function valueLoader(source: ContentSource, pick: (content: Content) => Record<string, unknown>): Loader {
  return {
    name: 'ladder-value',
    async load({ store, logger, watcher, generateDigest }) {
      await write()
      watcher?.on('all', (_, path) => {
        if (path.startsWith(contentUrl.pathname) && /\.(yaml|ics)$/.test(path)) void write()
      })

      async function write() {
        const data = pick(await source.read(logger))
        store.set({ id: 'all', data, digest: generateDigest(data) })
      }
    },
  }
}
