/** Where a site's search files lie, below its root. */
export const searchFolder = 'find'
