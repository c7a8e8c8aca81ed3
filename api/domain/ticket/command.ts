import type { z } from 'zod'
import type { VerbName, verbs } from './verbs.ts'

type Takes<T extends VerbName> = (typeof verbs)[T]['takes']

/** What a verb takes. */
type Given<T extends VerbName> = z.output<Takes<T>>
/** What may be sent for it: what has a default may be left out. */
export type Sent<T extends VerbName> = z.input<Takes<T>>

/** One act on a ticket. */
export type Command = { [T in VerbName]: { type: T } & Taken<Given<T>> }[VerbName]

/** A verb that takes nothing is its type alone. */
type Taken<D> = string extends keyof D ? unknown : D
