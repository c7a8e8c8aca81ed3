import { resolve } from 'node:path'

/** Where the product lies, whichever home it serves. */
export const productDir = resolve(import.meta.dirname, '../..')
