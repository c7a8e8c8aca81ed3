import { z } from 'zod'

/** How a name is written that files and addresses use: small letters and digits, words joined by a hyphen. */
export const kebabCase = /^[a-z0-9]+(-[a-z0-9]+)*$/

/** The reference of a ticket, as people write it: TKT-7KD2P. */
export const refSchema = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9-]{1,20}$/, 'a reference, such as TKT-7KD2P')
  .describe('Reference')

/** The id of what the desk has made: a file, a group, a vendor ticket, a known problem. */
export const keySchema = z.string().regex(/^[A-Za-z0-9-]{1,60}$/, 'an id, as an answer of this API has it')
