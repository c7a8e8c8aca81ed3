/** One entry to search: a list of texts for each field, in the order of `fields`. */
export type Entry = readonly (readonly string[])[]

/**
 * Each field is scored as a text of its own, so that a title counts the same above a short and a long page. `bend` is how
 * much a longer text than usual needs more mentions.
 */
export const fields = [
  { name: 'title', weight: 2, bend: 0.75 },
  { name: 'said', weight: 1, bend: 0.5 },
  { name: 'body', weight: 1, bend: 0.8 },
] as const
