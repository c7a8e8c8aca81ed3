import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import GithubSlugger from 'github-slugger'
import { defineHastPlugin, type HastPluginInput, markdownToHtml } from 'satteri'
import type { Article } from '#domain/knowledge/article.ts'
import { languageOf } from '#domain/words/language.ts'
import { pageWords } from '#domain/words/pages.ts'
import { splitFrontmatter } from '#site/authoring/yaml-source.ts'
import { features, pluginsFor } from '#site/markdown/plugins.ts'
import { forSupportRoot } from './http/for-support/reader.ts'
import type { RenderArticle, RenderedHeading } from './http/for-support/rendered.ts'

/** Renders articles for support as the site renders all others. MDX, which is a program, and a file that has left are none of it. */
export function supportArticleRenderer(
  articles: ReadonlyMap<string, Pick<Article, 'audience'>>,
  contentDir: string,
): RenderArticle {
  const roots = [pathToFileURL(join(contentDir, '/'))]
  return async ({ id, language }) => {
    const path = join(contentDir, `${id}.md`)
    const text = await readFile(path, 'utf8').catch(() => null)
    if (text === null) return null
    const words = pageWords(languageOf(language))
    const { mdastPlugins, hastPlugins } = pluginsFor({ roots, words: () => words })
    const headings: RenderedHeading[] = []
    const { html } = await markdownToHtml(splitFrontmatter(text)?.body ?? text, {
      features,
      fileURL: pathToFileURL(path),
      mdastPlugins,
      hastPlugins: [...hastPlugins, anchors(headings), toReaders(articles), described],
    })
    return { html, headings }
  }
}

/** The same ids as on pages of the site. */
function anchors(found: RenderedHeading[]): HastPluginInput {
  const slugger = new GithubSlugger()
  return defineHastPlugin({
    name: 'anchors',
    element: {
      filter: ['h2', 'h3', 'h4', 'h5', 'h6'],
      visit(node, ctx) {
        const text = ctx.textContent(node)
        const slug = slugger.slug(text)
        found.push({ depth: Number(node.tagName.slice(1)), slug, text })
        ctx.setProperty(node, 'id', slug)
      },
    },
  })
}

/** Links to other articles for support lead to where their readers are let in. */
function toReaders(articles: ReadonlyMap<string, Pick<Article, 'audience'>>): HastPluginInput {
  return defineHastPlugin({
    name: 'to-readers',
    element: {
      filter: ['a'],
      visit(node, ctx) {
        const { href } = node.properties
        const [, id = ''] = typeof href === 'string' ? (/^\/([^?#]+?)\/?(?:[?#].*)?$/.exec(href) ?? []) : []
        if (articles.get(id)?.audience === 'support')
          ctx.setProperty(node, 'href', `${forSupportRoot}${String(href).slice(1)}`)
      },
    },
  })
}

/** Files beside an article are not served by themselves: their pictures are told in words. */
const described = defineHastPlugin({
  name: 'described',
  element: {
    filter: ['img'],
    visit(node, ctx) {
      const { src = '', alt = '' } = node.properties
      if (/^([a-z][a-z0-9+.-]*:|\/)/i.test(String(src))) return
      ctx.replaceNode(node, {
        type: 'element',
        tagName: 'em',
        properties: {},
        children: [{ type: 'text', value: String(alt) }],
      })
    },
  },
})
