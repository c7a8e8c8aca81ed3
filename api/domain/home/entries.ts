/** What a setting lists, with blanks between; an entry that holds a blank writes it as `%20`. */
export function entriesIn(given: string): string[] {
  return given.split(/\s+/).filter((one) => one !== '')
}
