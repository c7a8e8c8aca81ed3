import type { z } from 'zod'
import type { Sent } from '#domain/ticket/command.ts'
import type { DeskResource, DeskVerb, verbs } from '#domain/ticket/verbs.ts'

type Resource<V extends DeskVerb> = (typeof verbs)[V]['resource']

/** Which vendor ticket, where the path names one. */
type Named<V extends DeskVerb> = Resource<V>['path'] extends `${string}{id}${string}` ? { id: string } : unknown

/** What may be sent: the names are the verb's own, the values are judged by the server. */
type Body<V extends DeskVerb> = Resource<V>['own'] extends z.ZodObject
  ? { body: z.input<Resource<V>['own']> }
  : Resource<V>['own'] extends 'file'
    ? { body: FormData }
    : string extends keyof Sent<V>
      ? { body?: never }
      : { body: { [Name in Exclude<keyof Sent<V>, 'vendorTicket'>]?: unknown } }

type OnTicket = { [V in DeskVerb]: { verb: V } & Named<V> & Body<V> }[DeskVerb]
/** One reply to all tickets of a group. */
type OnGroup = { verb: 'reply'; group: string } & Body<'reply'>

/** An act, as the table of verbs has it. */
export type Deed = OnTicket | OnGroup

/** Where an act goes: the build has laid the resources of all verbs into the page. */
export function addressOf(ref: string, deed: Deed): DeskResource {
  const resources = JSON.parse(document.getElementById('desk')?.dataset.resources ?? '{}')
  const { method, path, creates }: DeskResource = resources[deed.verb]
  const below = 'group' in deed ? `/desk/groups/${deed.group}` : `/desk/tickets/${encodeURIComponent(ref)}`
  return { method, path: `${below}${path.replace('{id}', 'id' in deed ? deed.id : '')}`, creates }
}
