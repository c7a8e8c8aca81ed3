import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { attachFile, readFile } from '#api/actions/attach.ts'
import type { NewFile } from '#api/actions/files.ts'
import { safeName, sniff, sniffedTypes } from '#domain/base/file-kind.ts'
import { keySchema, refSchema } from '#domain/base/key.ts'
import { ok, type Result, refuse } from '#domain/base/result.ts'
import { verbs } from '#domain/ticket/verbs.ts'
import { attachedSchema } from '#domain/views/attached.ts'
import { readForm } from '../body.ts'
import type { Deps } from '../deps.ts'
import type { Env } from '../env.ts'
import { answerProblem, problemResponse } from '../problems.ts'
import { byId, desk, jsonAnswer, operations } from '../route.ts'
import { downloadHeaders } from './download.ts'
import { tokenOf } from './request.ts'

const file = z.any().openapi({ type: 'string', format: 'binary', description: 'One file of up to 10 MB' })
const upload = (schema: z.ZodType) => ({ body: { content: { 'multipart/form-data': { schema } }, required: false } })
const stored = jsonAnswer('Attached', attachedSchema)
const download = {
  description: 'The file, to be saved: never shown or run by a browser',
  content: Object.fromEntries(sniffedTypes.map((type) => [type, { schema: z.string().openapi({ format: 'binary' }) }])),
}
const requester = { tags: ['Requester'], security: [{ ticket: [] }] }

const addOwn = createRoute({
  ...requester,
  method: 'post',
  path: '/request/attachments',
  operationId: 'attachFile',
  summary: 'Add a file',
  request: upload(z.object({ file })),
  responses: { 201: stored, default: problemResponse },
})
const readOwn = createRoute({
  ...requester,
  method: 'get',
  path: '/request/attachments/{id}',
  operationId: 'getFile',
  summary: 'Download a file of the request',
  request: { params: byId },
  responses: { 200: download, default: problemResponse },
})
const addAtDesk = createRoute({
  ...desk,
  method: 'post',
  path: `/desk/tickets/{ref}${verbs.attach.resource.path}`,
  operationId: 'deskAttach',
  summary: verbs.attach.means,
  request: {
    params: z.object({ ref: refSchema }),
    ...upload(z.object({ file, internal: z.enum(['true', 'false']).optional() })),
  },
  responses: { 201: stored, default: problemResponse },
})
const readAtDesk = createRoute({
  ...desk,
  method: 'get',
  path: '/desk/tickets/{ref}/attachments/{id}',
  operationId: 'deskGetFile',
  summary: 'Download a file of the ticket',
  request: { params: z.object({ ref: refSchema, id: keySchema }) },
  responses: { 200: download, default: problemResponse },
})

/** Files of requests and tickets. They come after the guards of /request and /desk. */
export function attachmentRoutes({ world }: Deps) {
  return operations()
    .openapi(addOwn, async (c) => {
      const sent = await fileIn(c)
      if (!sent.ok) return answerProblem(c, sent.error)
      const done = await attachFile(world, { token: tokenOf(c) }, sent.value, 'requester')
      return done.ok ? c.json(done.value, 201) : answerProblem(c, done.error)
    })
    .openapi(readOwn, async (c) => {
      const found = await readFile(world, { token: tokenOf(c) }, c.req.valid('param').id)
      return found.ok ? c.body(...fileAnswer(found.value)) : answerProblem(c, found.error)
    })
    .openapi(addAtDesk, async (c) => {
      const sent = await fileIn(c)
      if (!sent.ok) return answerProblem(c, sent.error)
      const done = await attachFile(world, { ref: c.req.valid('param').ref }, sent.value, c.var.person)
      return done.ok ? c.json(done.value, 201) : answerProblem(c, done.error)
    })
    .openapi(readAtDesk, async (c) => {
      const { ref: ticket, id: wanted } = c.req.valid('param')
      const found = await readFile(world, { ref: ticket }, wanted)
      return found.ok ? c.body(...fileAnswer(found.value)) : answerProblem(c, found.error)
    })
}

/** The one file of a form. */
async function fileIn(c: Context<Env>): Promise<Result<NewFile>> {
  if (!/^multipart\/form-data\b/i.test(c.req.header('content-type') ?? '')) return refuse('request.unsupported-type')
  const form = await readForm(c)
  if (!form.ok) return form
  const sent = form.value.file
  if (!(sent instanceof File) || sent.size === 0)
    return refuse('request.invalid', {
      errors: [{ path: 'file', message: 'Expected one file that is not empty, in the form field "file".' }],
    })
  const bytes = new Uint8Array(await sent.arrayBuffer())
  return ok({ name: safeName(sent.name), type: sniff(bytes), bytes, internal: form.value.internal === 'true' })
}

function fileAnswer(row: { name: string; type: string; size: number; bytes: Uint8Array }) {
  return [new Uint8Array(row.bytes), 200, downloadHeaders(row)] as const
}
