/** The address under which people reach Ladder, without a slash at its end: the one set, else this machine on its port. */
export function publicUrlOf(set: { PUBLIC_URL?: string | undefined; PORT?: string | number | undefined }): string {
  return (set.PUBLIC_URL || `http://localhost:${set.PORT || 4321}`).replace(/(?<!\/)\/+$/, '')
}
