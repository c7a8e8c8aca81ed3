/** A password for the desk has this many characters at least, and at most. */
export const leastPassword = 10
export const mostPassword = 200
