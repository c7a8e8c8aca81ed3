/** A fragment as far as generators agree on it: its letters and digits. */
export function loosely(fragment: string): string {
  return fragment.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
}
