import { z } from 'zod'

/** A text that must not be empty; `what` names it in the message. */
export const text = (what: string, most: number) => z.string().trim().min(1, `${what}: some text`).max(most)
export const note = z.string().max(4000).optional()
export const level = z.int().min(1).max(4)
export const attachments = z.array(z.string()).max(20).default([]).describe('Ids of files already attached')
