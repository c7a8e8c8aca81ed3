const listed = new Intl.ListFormat('en')

/** Who else has a ticket open. */
export const presence = {
  typing: (names: readonly string[]) =>
    names.length === 1 ? `${names[0]} is typing a reply` : `${listed.format(names)} are typing replies`,
  looking: (names: readonly string[]) => `${listed.format(names)} ${names.length === 1 ? 'is' : 'are'} looking`,
}
