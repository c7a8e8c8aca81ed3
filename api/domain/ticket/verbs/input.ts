import { z } from 'zod'
import { keySchema } from '../../base/key.ts'
import { longest } from '../../base/longest.ts'
import { text } from '../../base/text.ts'

/** A text that must not be empty; `what` names it in the message. */
export const words = (what: string, most: number) => text({ least: 1, most, ask: `${what}: some text` })
export const note = text({ most: longest.answer }).optional()
export const level = z.int().min(1).max(4)
export const attachments = z.array(keySchema).max(20).default([]).describe('Ids of files already attached')
