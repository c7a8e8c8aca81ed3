/** The text of an expression that is no more than a text, or that is an element which says one; else as written. */
export function literal(expression: string): string {
  const found = /^\s*(["'`])([\s\S]*)\1\s*$/.exec(expression)
  if (found && !found[2]?.includes('${')) return found[2] ?? ''
  const written = expression.trim()
  return /^<[\s\S]*>$/.test(written) ? written.replace(/<[^<>]*>|\{["'`]|["'`]\}/g, '').trim() : written
}
