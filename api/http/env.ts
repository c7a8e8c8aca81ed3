import type { NetAddress } from '#domain/base/net-address.ts'
import type { Refusal } from '#domain/base/result.ts'
import type { ApiKey } from '#domain/ticket/api-key.ts'
import type { Actor } from '#domain/ticket/event.ts'
import type { House } from './html/frame.ts'

type SupportActor = Extract<Actor, { kind: 'support' }>

/** What a request carries from guard to handler. */
export type Env = {
  Variables: {
    /** Under which the log knows the request. */
    requestId: string
    /** Whose pages these are. */
    house: House
    /** Address of the caller, for rate limits only; null when it has none that can be read. */
    client: NetAddress | null
    /** Why the body could not be read as text, once somebody has tried. */
    unreadable: Refusal | undefined
    /** The file of the built site that answers. */
    file: string
    /** Who acts, behind the desk's guard. */
    person: SupportActor
    /** Which machine acts, behind its key. */
    machine: Extract<Actor, { kind: 'machine' }>
    /** The key that it brought. */
    key: ApiKey
  }
}
