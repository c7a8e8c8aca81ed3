import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { html } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'

export type Markup = HtmlEscapedString | Promise<HtmlEscapedString>

/** The stylesheets of the built site, so that pages made by the server look like the rest. */
export async function findStylesheets(siteDir: string): Promise<string[]> {
  for (const page of ['escalate/index.html', 'index.html']) {
    const text = await readFile(join(siteDir, page), 'utf8').catch(() => '')
    const links = [...text.matchAll(/<link\b[^>]*\brel="?stylesheet"?[^>]*>/g)]
    const found = links.map(([link]) => /\bhref="?([^"\s>]+)/.exec(link)?.[1]).filter((href) => href !== undefined)
    if (found.length > 0) return found
  }
  return []
}

/** One page of the server's own, with everything put into it escaped. */
export function page(options: { title: string; stylesheets: readonly string[]; body: Markup }): Markup {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<title>${options.title} · Ladder</title>
${options.stylesheets.map((href) => html`<link rel="stylesheet" href="${href}">`)}
<link rel="stylesheet" href="/api/server.css">
</head>
<body>
<header class="server-top"><a href="/">Ladder</a></header>
<main id="main" class="server-page">
${options.body}
</main>
</body>
</html>`
}

/** What the server's own pages need beside the site's stylesheets; it works without them too. */
export const serverCss = `
.server-top { padding: .75rem 1.25rem; border-bottom: 1px solid var(--line, #d9d6cf) }
.server-top a { font-weight: 650; color: inherit; text-decoration: none }
.server-page { max-width: 46rem; margin: 0 auto; padding: 1.25rem; line-height: 1.55; font-family: var(--font, system-ui, sans-serif) }
.server-page h1 { line-height: 1.2 }
.server-page label { display: block; font-weight: 600; margin-top: 1rem }
.server-page .hint, .server-page .soft { color: var(--ink-soft, #5b5952); font-size: .9375rem }
.server-page .error { color: var(--late, #a02020) }
.server-page input, .server-page textarea, .server-page select { font: inherit; width: 100%; box-sizing: border-box; padding: .5rem .6rem; border: 1px solid var(--line, #b9b5aa); border-radius: 6px; background: var(--paper, Canvas); color: inherit }
.server-page button { font: inherit; font-weight: 600; margin-top: 1.25rem; padding: .6rem 1rem; min-height: 2.75rem; border: 0; border-radius: 6px; background: var(--accent, #1f6f4a); color: var(--paper, #fff); cursor: pointer }
.server-page .summary { border: 1px solid currentColor; border-radius: 8px; padding: .25rem 1rem; margin: 1rem 0 }
.server-page dl { display: grid; grid-template-columns: max-content 1fr; gap: .35rem 1rem }
.server-page dt { color: var(--ink-soft, #5b5952) }
.server-page dd { margin: 0 }
.server-page pre { overflow: auto; padding: .75rem; background: var(--paper-sunk, #f3f1ec); border-radius: 6px }
.server-page table { border-collapse: collapse; width: 100% }
.server-page th, .server-page td { text-align: left; vertical-align: top; padding: .3rem .75rem .3rem 0; border-bottom: 1px solid var(--line, #d9d6cf) }
.server-page .event { border-left: 3px solid var(--line, #d9d6cf); padding-left: 1rem; margin: 1rem 0; white-space: pre-wrap; overflow-wrap: anywhere }
@media (prefers-color-scheme: dark) { :root { color-scheme: dark } }
`
