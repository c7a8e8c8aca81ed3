import { clients } from './clients.ts'
import { contents } from './contents.ts'
import { machines } from './machines.ts'
import type { Shape } from './made.ts'

/** Mails of the real world, written anew. */
export const shapes: readonly Shape[] = [...clients, ...contents, ...machines]
