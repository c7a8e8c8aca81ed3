import { z } from 'zod'

/** One change as the desk is told of it; the type `reset` means that too much was missed: read the lists again. */
const changeSchema = z.object({ ref: z.string(), version: z.int(), type: z.string() })
export type Change = z.infer<typeof changeSchema>
