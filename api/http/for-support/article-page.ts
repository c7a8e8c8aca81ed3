import { html } from 'hono/html'
import type { Article } from '#domain/knowledge/article.ts'
import { forSupportWords } from '#domain/words/for-support.ts'
import type { Language } from '#domain/words/language.ts'
import type { Markup } from '../html/frame.ts'

/** One article as text under its headings; what is code stays as it is. */
export function articleBody(article: Article, language: Language): Markup {
  const words = forSupportWords(language)
  const { title, summary, reviewed } = article
  return html`<p><a href="/for-support/">${words.back}</a></p>
<article lang="${article.language}">
<h1>${title}</h1>
<p class="lead">${summary}</p>
<p class="soft small">${reviewed ? words.reviewed(reviewed) : words.never}</p>
${blocksOf(article)}
</article>`
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
