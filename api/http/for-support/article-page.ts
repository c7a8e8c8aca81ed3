import { html, raw } from 'hono/html'
import type { Article } from '#domain/knowledge/article.ts'
import { forSupportWords } from '#domain/words/for-support.ts'
import type { Language } from '#domain/words/language.ts'
import { pageWords } from '#domain/words/pages.ts'
import type { Markup } from '../html/frame.ts'
import type { RenderArticle, RenderedHeading } from './rendered.ts'

type Rendered = Awaited<ReturnType<RenderArticle>>

/** So many headings are worth a list of them, as on pages of the site. */
const fewestParts = 3

/** One article as pages of the site show theirs; one that is not rendered as text under its headings, with its code as it is. */
export function articleBody(
  article: Article,
  { language, rendered }: { language: Language; rendered: Rendered },
): Markup {
  const words = forSupportWords(language)
  const { title, summary, reviewed } = article
  return html`<p><a href="/for-support/">${words.back}</a></p>
<article lang="${article.language}">
<h1>${title}</h1>
<p class="lead">${summary}</p>
<p class="soft small">${reviewed ? words.reviewed(reviewed) : words.never}</p>
${rendered ? whole(rendered, language) : blocksOf(article)}
</article>`
}

function whole({ html: text, headings }: NonNullable<Rendered>, language: Language): Markup {
  const parts = headings.filter(({ depth }) => depth === 2)
  return html`${parts.length < fewestParts ? '' : contents(parts, language)}<div class="prose">${raw(text)}</div>`
}

function contents(parts: readonly RenderedHeading[], language: Language): Markup {
  const { onThisPage } = pageWords(language).article
  return html`<nav class="on-this-page" aria-label="${onThisPage}"><h2 class="label">${onThisPage}</h2>
<ul>${parts.map(({ slug, text }) => html`<li><a href="#${slug}">${text}</a></li>`)}</ul></nav>`
}

type Block = { kind: 'heading' | 'code' | 'text'; text: string; anchor: string }

function blocksOf({ text, parts, code }: Article): Markup[] {
  const blocks: Block[] = []
  let at = 0
  for (const line of text.split('\n')) {
    const [from, to] = [at, at + line.length]
    at = to + 1
    if (line.trim() === '') continue
    const part = parts.find((one) => one.at === from)
    const isCode = code.some((span) => span.from <= from && span.to >= to)
    const last = blocks.at(-1)
    if (part) blocks.push({ kind: 'heading', text: line, anchor: part.anchor })
    else if (isCode && last?.kind === 'code') last.text += `\n${line}`
    else blocks.push({ kind: isCode ? 'code' : 'text', text: line, anchor: '' })
  }
  return blocks.map(({ kind, text: said, anchor }) => {
    if (kind === 'heading') return html`<h2 id="${anchor}">${said}</h2>`
    return kind === 'code' ? html`<pre tabindex="0"><code>${said}</code></pre>` : html`<p dir="auto">${said}</p>`
  })
}
