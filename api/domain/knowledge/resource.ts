import { z } from 'zod'
import { webAddressSchema } from '../base/text.ts'
import { idSchema } from '../model/support-model.ts'

/** What a resource is, as readers look for it. */
const resourceKinds = ['template', 'checklist', 'sample', 'form', 'video', 'other'] as const

const beside = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,120}\.[A-Za-z0-9]{1,8}$/)
  .describe('Name of the file, which lies beside this one')
const version = z
  .union([z.string().min(1).max(20), z.number()])
  .transform(String)
  .describe('Changes with the file; a text or a number, such as 3 or "2.10"')

/** What can be taken along from a page below resources/: a file beside it, a link, or, of a checklist, its steps. */
export const resourceSchema = z.strictObject({
  kind: z.enum(resourceKinds).describe('What it is'),
  version,
  file: beside.optional(),
  link: webAddressSchema.optional().describe('Where it is, when it is no file here'),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional()
    .describe('Checksum of the file at this version: `ladder check` says when one changed without the other'),
  automations: z.array(idSchema).default([]).describe('Further automations that it is for'),
  former: z
    .array(
      z.strictObject({
        version,
        file: beside,
        until: z.iso.date().optional().describe('Day on which it was replaced'),
      }),
    )
    .default([])
    .describe('Older versions that can still be taken'),
})

/** The file of a resource as it lies there: bytes, and its SHA-256 in hexadecimal. */
export type Taken = { bytes: number; digest: string }

/** The address of a file beside a resource. */
export function fileUrl(id: string, file: string): string {
  return `/files/${id.split('/').slice(1, -1).concat(file).map(encodeURIComponent).join('/')}`
}
