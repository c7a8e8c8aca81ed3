import { join } from 'node:path'
import type { Plugin } from 'vite'
import { filesBelow } from '../authoring/files-below.ts'
import { settings } from './settings.ts'

/** Where pages ask for what is MDX. */
const asked = join(settings.root, 'site/library/mdx-file.ts')

/** A build bundles all MDX of content; in development each file is looked for when it is asked for, since files come and go. */
export function mdxFiles(): Plugin {
  return {
    name: 'mdx-files',
    apply: 'build',
    enforce: 'pre',
    async load(id) {
      if (id !== asked) return null
      const folders = ['runbooks', 'faqs', 'guides', 'resources', 'automations']
      const files = await Promise.all(folders.map((folder) => filesBelow(settings.contentDir, folder, /\.mdx$/)))
      const listed = files.flat().map((file) => JSON.stringify(join(settings.contentDir, file)))
      return `const files = { ${listed.map((path) => `${path}: () => import(${path})`).join(', ')} }
export const mdxFile = (path) => files[path]()`
    },
  }
}
