/** How alike two needs are, by the stems of what each says: those in both, of those in either; 0 when nothing is, 1 when all is. */
export function likeness(one: readonly string[], other: readonly string[]): number {
  const both = new Set(one).intersection(new Set(other)).size
  const all = new Set([...one, ...other]).size
  return all === 0 ? 0 : both / all
}
