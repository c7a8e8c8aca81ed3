import type { ImportedPage, ImportReport, Outcome } from './import.ts'

const words: Record<Outcome, string> = {
  new: 'imported',
  replaced: 'replaced',
  unchanged: 'unchanged',
  kept: 'kept as it was',
  empty: 'left out',
  failed: 'FAILED',
}

/** The report for people: each file, then what was done and what comes next. */
export function sayImport(report: ImportReport, contentDir: string): string {
  const { pages, pictures, model, dryRun } = report
  const counts = Map.groupBy(pages, ({ outcome }) => outcome)
  const total = (Object.keys(words) as Outcome[])
    .flatMap((outcome) => {
      const number = counts.get(outcome)?.length ?? 0
      return number > 0 ? [`${number} ${words[outcome]}`] : []
    })
    .join(', ')
  const open = pages.filter(({ decide, target }) => target && decide.length > 0).length
  return [
    ...pages.map(sayPage),
    '',
    `${pages.length} files: ${total}${pictures.length > 0 ? `; ${pictures.length} pictures beside them` : ''}.`,
    ...(open > 0 ? [`${open} articles have something a person must decide, named above.`] : []),
    ...(model.length > 0
      ? [
          `There was no support model: ${model.join(' and ')} ${dryRun ? 'would be written' : 'were written'}, a ladder of two rungs to start from. Put in your own names, people and promises.`,
        ]
      : []),
    dryRun
      ? 'Nothing was written (--dry-run).'
      : `Next: \`ladder check --content ${contentDir}\`, then build with CONTENT_DIR=${contentDir}.`,
  ].join('\n')
}

function sayPage({ page, target, outcome, took, decide, why }: ImportedPage): string {
  const lines = [`${page}${target ? ` → ${target}` : ''}: ${words[outcome]}${why ? `, it ${why}` : ''}`]
  if (target && took.length > 0) lines.push(`    took    ${took.join('; ')}`)
  if (target) lines.push(...decide.map((line) => `    decide  ${line}`))
  return lines.join('\n')
}
