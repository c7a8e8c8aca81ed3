import { z } from 'zod'
import { entriesIn } from './entries.ts'

/** Who reads articles for support besides the people of the desk: everybody who signs in, those of some groups, or nobody. */
export type SupportReaders = { everybody: boolean; groups: readonly string[] }

/** Only the people of the desk, who read them there. */
export const nobody: SupportReaders = { everybody: false, groups: [] }

/** `*` for everybody who signs in, else groups of the identity provider with blanks between; a blank within one is written %20. */
export const supportReadersSchema = z
  .string()
  .max(4000)
  .refine((given) => !entriesIn(given).includes('*') || entriesIn(given).length === 1)
  .transform((given): SupportReaders => {
    const groups = entriesIn(given).map((one) => one.replaceAll('%20', ' '))
    return groups[0] === '*' ? { everybody: true, groups: [] } : { everybody: false, groups }
  })
