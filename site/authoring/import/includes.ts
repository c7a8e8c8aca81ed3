import { posix } from 'node:path'
import { readFrontmatter } from './frontmatter.ts'
import { readText, type Source } from './source.ts'

const text = /\.(md|mdx|markdown|txt|inc)$/i
const folders = ['', 'docs', 'snippets', '_snippets', '_includes', 'includes', 'content', 'src', 'assets', 'static']

/** Finds the text that a page wants to be put in; never a page in itself, and never deeper than eight. */
export async function includerOf(source: Source): Promise<(page: string) => (path: string) => string | null> {
  const texts = new Map<string, string>()
  for (const file of source.files.filter((one) => text.test(one))) {
    const found = await readText(source.dir, file).catch(() => null)
    if (found?.ok) texts.set(file, readFrontmatter(found.text).body.trim())
  }
  return (page) => {
    let depth = 0
    return (path) => {
      const wanted = path.trim().replace(/^(@site|~)?\//, '')
      const places = [posix.join(posix.dirname(page), wanted), ...folders.map((folder) => posix.join(folder, wanted))]
      const file =
        places.find((place) => texts.has(place)) ?? [...texts.keys()].find((one) => one.endsWith(`/${wanted}`))
      if (!file || file === page || depth++ > 50) return null
      return texts.get(file) ?? null
    }
  }
}
