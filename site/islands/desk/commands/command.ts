/** What can be done on a page: by its key, from the palette, and told in the list of keys. */
export type Command = {
  name: string
  does: () => void
  key?: string
  /** Why it is not possible now: its key says so, the palette leaves it out. */
  hindered?: string | null
  /** Known to the keys alone: moving about in a list is nothing to be looked for. */
  isMove?: boolean
  /** The browser does it by itself. */
  isNative?: boolean
}
