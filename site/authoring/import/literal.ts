/** The text of an expression that is no more than a text; else as written. */
export function literal(expression: string): string {
  const found = /^\s*(["'`])([\s\S]*)\1\s*$/.exec(expression)
  return found && !found[2]?.includes('${') ? (found[2] ?? '') : expression.trim()
}
