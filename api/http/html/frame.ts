import { html } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import { z } from 'zod'

export type Markup = HtmlEscapedString | Promise<HtmlEscapedString>

/** How an operation describes that it answers a page. */
export const htmlPage = { 'text/html': { schema: z.string() } } as const

/** One page of the server's own, with everything put into it escaped. It looks like the site by the site's server.css. */
export function page({ title, body }: { title: string; body: Markup }): Markup {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<title>${title} · Ladder</title>
<script src="/theme.js"></script>
<link rel="stylesheet" href="/server.css">
</head>
<body>
<header class="server-top"><a href="/">Ladder</a></header>
<main id="main" class="server-page">
${body}
</main>
</body>
</html>`
}
