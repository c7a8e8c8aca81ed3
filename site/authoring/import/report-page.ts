import type { ImportedPage, ImportReport } from './report.ts'
import { countsOf, decisionsOf, outcomeWords } from './say.ts'

/** The whole report as one page that needs nothing else: to be read in a browser, kept, or sent. */
export function reportPage(report: ImportReport): string {
  const { pages, everywhere, unread } = report
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>What was imported</title>
<style>${style}</style>
</head>
<body>
<h1>What was imported</h1>
<p>${escaped(countsOf(pages))}.</p>
${everywhere.map((line) => `<p>On all pages: ${escaped(line)}.</p>`).join('\n')}
${unread.length > 0 ? `<p>Not read: ${escaped(unread.join(', '))}.</p>` : ''}
<h2>To decide</h2>
${decisionsOf(pages).map(decision).join('\n') || '<p>Nothing.</p>'}
<h2>Pages</h2>
${pages.map(row).join('\n')}
</body>
</html>
`
}

const style = `
:root { color-scheme: light dark; }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h1, h2 { line-height: 1.2; }
details { border-top: 1px solid color-mix(in srgb, currentColor 20%, transparent); padding: .4rem 0; }
summary { cursor: pointer; }
summary small { opacity: .75; }
dt { font-weight: 600; margin-top: .5rem; }
dd { margin: 0 0 0 1rem; }
`

function decision({ what, places }: ReturnType<typeof decisionsOf>[number]): string {
  const list = places.map((place) => `<li>${escaped(place)}</li>`).join('')
  return `<details><summary>${escaped(what)} <small>${places.length}</small></summary><ul>${list}</ul></details>`
}

function row(page: ImportedPage): string {
  const { target, outcome, why, took, decide, left } = page
  const to = target ? ` → ${target}` : ''
  const parts = [
    part('To decide', decide),
    part('Taken over', took),
    part(
      'Left out on purpose',
      left.map(({ kind, words }) => `${kind}: ${words}`),
    ),
  ]
  return `<details><summary>${escaped(`${page.page}${to}`)} <small>${escaped(`${outcomeWords[outcome]}${why ? `, it ${why}` : ''}`)}</small></summary><dl>${parts.join('')}</dl></details>`
}

function part(name: string, lines: readonly string[]): string {
  return lines.length > 0 ? `<dt>${name}</dt>${lines.map((line) => `<dd>${escaped(line)}</dd>`).join('')}` : ''
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
