/** Code between fences that are longer than any in it. */
export function fenced(code: string, lang: string): string {
  const longest = Math.max(2, ...[...code.matchAll(/`{3,}/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  const body = code.replace(/^[ \t]*\n/, '').replace(/\s+$/, '')
  return `${fence}${lang}\n${body}\n${fence}`
}
