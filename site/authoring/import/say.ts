import type { ImportedPage, ImportReport, Outcome } from './report.ts'

export const outcomeWords: Record<Outcome, string> = {
  new: 'imported',
  replaced: 'replaced',
  unchanged: 'unchanged',
  kept: 'kept as it was edited here',
  empty: 'left out',
  failed: 'FAILED',
}

/** One thing to decide, with the places where it waits. */
export type Decision = { what: string; places: string[] }

/** The report for people: counts, what is true of all pages, what to decide and where. The whole of it is in JSON and in the page. */
export function sayImport(report: ImportReport, contentDir: string): string {
  const { pages, pictures, model, everywhere, unread, dryRun } = report
  const links = pages.reduce((sum, one) => sum + one.links, 0)
  const found = decisionsOf(pages)
  return [
    ...pages.filter(({ outcome }) => outcome === 'failed').map(({ page, why }) => `${page}: FAILED, it ${why}`),
    ...listed(pages.filter(({ outcome }) => outcome === 'empty')).map((one) => `left out: ${one}`),
    ...(unread.length > 0 ? [`not read: ${unreadSaid(unread)}`] : []),
    `${countsOf(pages)}; ${links} links and ${pictures.length} pictures brought along.`,
    ...everywhere.map((line) => `On all pages: ${line}.`),
    ...(found.length > 0 ? ['', 'To decide:', ...found.map(sayDecision)] : []),
    '',
    ...(model.length > 0
      ? [
          `There was no support model: ${model.join(' and ')} ${dryRun ? 'would be written' : 'were written'}, a ladder of two rungs to start from. Put in your own names, people and promises.`,
        ]
      : []),
    dryRun
      ? 'Nothing was written (--dry-run). --report FILE writes the whole report as a page, --json prints it.'
      : `Next: \`ladder check --content ${contentDir}\`, then build with CONTENT_DIR=${contentDir}. --report FILE writes the whole report as a page.`,
  ].join('\n')
}

/** Files in kinds that no import reads, the first few by name. */
function unreadSaid(unread: readonly string[]): string {
  const more = unread.length > 5 ? ` and ${unread.length - 5} more` : ''
  return `${unread.slice(0, 5).join(', ')}${more}`
}

/** How many files came to which end. */
export function countsOf(pages: readonly ImportedPage[]): string {
  const counts = Map.groupBy(pages, ({ outcome }) => outcome)
  const parts = (Object.keys(outcomeWords) as Outcome[]).flatMap((outcome) => {
    const number = counts.get(outcome)?.length ?? 0
    return number > 0 ? [`${number} ${outcomeWords[outcome]}`] : []
  })
  return `${pages.length} files: ${parts.join(', ')}`
}

/** What must be decided, each thing once, the most frequent first. */
export function decisionsOf(pages: readonly ImportedPage[]): Decision[] {
  const decisions = new Map<string, string[]>()
  for (const { page, target, decide } of pages) {
    if (!target) continue
    for (const line of decide) {
      const [, lines, rest = ''] = /^(?:lines? ([\d, …]+): )?([\s\S]*)$/.exec(line) ?? []
      const what = generally(rest)
      const place = lines ? `${page}:${lines.split(',')[0]}` : page
      decisions.set(what, [...(decisions.get(what) ?? []), place])
    }
  }
  return [...decisions]
    .map(([what, places]) => ({ what, places }))
    .sort((a, b) => b.places.length - a.places.length || (a.what < b.what ? -1 : 1))
}

/** A line without what is different on each page. */
function generally(line: string): string {
  return line
    .replace(/ \(\d+ times\)$/, '')
    .replace(/^(the (?:link to|picture)) .+? (leads|names|is not|is no|lies|that)/, '$1 … $2')
    .replace(/"[^"]*"/g, '"…"')
    .replace(/^the variable \S+ /, 'the variable … ')
    .replace(/^aliases: \S+ leads to .*/, 'aliases: an old address leads to another article already')
}

function sayDecision({ what, places }: Decision): string {
  const shown = places.slice(0, 3).join(', ')
  const more = places.length > 3 ? ` and ${places.length - 3} more` : ''
  return `  ${what}\n      ${places.length > 1 ? `${places.length} pages: ` : ''}${shown}${more}`
}

function listed(pages: readonly ImportedPage[]): string[] {
  const shown = pages.slice(0, 5).map(({ page, why }) => `${page}, it ${why}`)
  return pages.length > 5 ? [...shown, `and ${pages.length - 5} more`] : shown
}
