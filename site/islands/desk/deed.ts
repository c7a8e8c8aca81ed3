import type { Sent } from '#domain/ticket/command.ts'
import type { DeskVerb, verbs } from '#domain/ticket/verbs.ts'

type Resource<V extends DeskVerb> = (typeof verbs)[V]['resource']

/** A path with the vendor ticket's id put in. */
type Filled<P extends string> = P extends `${infer Before}{id}${infer After}` ? `${Before}${string}${After}` : P

/** What may be sent: the names are the verb's own, the values are judged by the server. */
type Body<V extends DeskVerb> = string extends keyof Sent<V>
  ? { body?: never }
  : { body: { [Name in Exclude<keyof Sent<V>, 'vendorTicket'>]?: unknown } }

type Asked<V extends DeskVerb, B = Body<V>> = {
  method: Uppercase<Resource<V>['method']>
  path: Filled<Resource<V>['path']>
} & B

type ByTable = { [V in DeskVerb]: Resource<V>['own'] extends true ? never : Asked<V> }[DeskVerb]

/** Those that take a file, another ticket, or a whole group. */
type OfItsOwn =
  | Asked<'attach', { body: FormData }>
  | Asked<'group', { body: { with: string } }>
  | Asked<'merge', { body: { into: string } }>
  | { method: 'POST'; path: `/desk/groups/${string}/replies`; body: { body: string } }

/** An act, as the table of verbs has it: a path below the ticket, or a whole one that begins with /desk/. */
export type Deed = (ByTable | OfItsOwn) & { key?: string }
