import { z } from 'zod'

/** An address of the web, without its last slashes. */
export const webAddress = z.url({ protocol: /^https?$/ }).transform((value) => value.replace(/(?<!\/)\/+$/, ''))

/** An address of the web, or none. */
export const optionalUrl = z.union([z.literal(''), webAddress])

/** One setting: how its text is read, what `ladder.yaml` may hold for it, and what people are told about it. */
export type Setting<T = unknown> = {
  kind: 'text' | 'folder' | 'file' | 'number' | 'switch' | 'secret'
  /** Reads the text that the environment holds. */
  schema: z.ZodType<T>
  /** The shape of what the file may hold; its text is read by `schema` as well. */
  inFile: z.ZodType
  expectedInFile: string
  default: string
  expected: string
  meaning: string
  /** Goes into the pages of the site when they are built. */
  inSite: boolean
}
type Said = { default?: string; expected: string; meaning: string; inSite?: true }

/** Whether an address may stand where others read it. */
export function hasNoPassword(address: string): boolean {
  return !/^[^:]+:\/\/[^/@]*:[^/@]*@/.test(address)
}

/** Where a file says that a secret is found. */
export const placeSchema = z.union([
  z.strictObject({ env: z.string().min(1).describe('Name of a variable of the environment that holds it.') }),
  z.strictObject({ file: z.string().min(1).describe('Path of a file that holds it, below the home or absolute.') }),
])
/** How such a place is written, in words. */
export const placed = '{ env: NAME } or { file: PATH }'

/** Where `ladder.yaml` says that a secret is found. */
export type SecretPlace = z.infer<typeof placeSchema>

/** Some text. */
export function text(said: Said): Setting<string> {
  return like(z.string().min(1), said)
}

/** Text of a certain form. */
export function like<T>(schema: z.ZodType<T>, said: Said): Setting<T> {
  return setting('text', { schema, inFile: z.string(), said })
}

/** A folder; in the file it lies below the home unless its path is absolute. */
export function folder(said: Said): Setting<string> {
  return setting('folder', { schema: z.string().min(1), inFile: z.string(), said })
}

/** A folder that may be none. */
export function optionalFolder(said: Said): Setting<string> {
  return setting('folder', { schema: z.string(), inFile: z.string(), said })
}

/** A file that may be none; in the home's file it lies below the home unless its path is absolute. */
export function optionalFile(said: Said): Setting<string> {
  return setting('file', { schema: z.string(), inFile: z.string(), said })
}

/** A whole number between two others. */
export function whole(least: number, most: number, said: Said): Setting<number> {
  const schema = z.coerce.number().int().min(least).max(most)
  return setting('number', { schema, inFile: z.int().min(least).max(most), said })
}

/** On or off: 1 or 0 in the environment, true or false in the file. */
export function toggle(said: Omit<Said, 'expected'>): Setting<boolean> {
  const schema = z
    .enum(['1', '0', 'on', 'off', 'true', 'false'])
    .transform((value) => ['1', 'on', 'true'].includes(value))
  const made = setting('switch', { schema, inFile: z.boolean(), said: { default: '0', ...said, expected: '1 or 0' } })
  return { ...made, expectedInFile: 'true or false' }
}

/** What nobody may read. The file says only where it is found, or holds it when `isOpen` says that no secret is in it. */
export function secret<T>(
  schema: z.ZodType<T>,
  { isOpen, ...said }: Said & { isOpen?: (text: string) => boolean },
): Setting<T> {
  const open = z.string().refine((value) => isOpen?.(value))
  const made = setting('secret', { schema, inFile: isOpen ? z.union([open, placeSchema]) : placeSchema, said })
  return { ...made, expectedInFile: isOpen ? `${said.expected}; one with a password as ${placed}` : placed }
}

function setting<T>(
  kind: Setting['kind'],
  { schema, inFile, said }: { schema: z.ZodType<T>; inFile: z.ZodType; said: Said },
): Setting<T> {
  return { kind, schema, inFile, expectedInFile: said.expected, default: '', inSite: false, ...said }
}
