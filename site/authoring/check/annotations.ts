import { join, relative } from 'node:path'
import type { Problem } from '#domain/knowledge/content.ts'
import { sayWrong } from '../content.ts'

/** Problems as the lines by which a CI marks them in the files of a change (workflow commands of GitHub and its kin). */
export function annotations(problems: readonly Problem[], { dir, root }: { dir: string; root: string }): string {
  return problems
    .map((problem) => {
      const file = relative(root, join(dir, problem.file)).replaceAll('\\', '/')
      const place = [
        `file=${property(file)}`,
        ...(problem.line ? [`line=${problem.line}`] : []),
        `title=${property(problem.field ?? 'content')}`,
      ]
      return `::${problem.severity} ${place.join(',')}::${data(sayWrong(problem))}`
    })
    .join('\n')
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
