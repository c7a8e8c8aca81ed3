import { createRoute, z } from '@hono/zod-openapi'
import { streamSSE } from 'hono/streaming'
import { checkProposal, readModelInForce } from '#api/actions/read/model.ts'
import { whatIf } from '#api/actions/read/what-if.ts'
import { checkedProposalSchema, modelViewSchema, proposalSchema } from '#domain/views/model.ts'
import type { Deps } from '../deps.ts'
import { answerProblem, problemResponse } from '../problems.ts'
import { desk, jsonAnswer, jsonBody, operations } from '../route.ts'

const body = jsonBody(proposalSchema)

const inForce = createRoute({
  ...desk,
  method: 'get',
  path: '/desk/model',
  operationId: 'getSupportModel',
  summary: 'The support model in force, and what changed when',
  responses: {
    200: jsonAnswer('The model', modelViewSchema),
    default: problemResponse,
  },
})

const check = createRoute({
  ...desk,
  method: 'post',
  path: '/desk/model/checks',
  operationId: 'checkSupportModel',
  summary: 'Check a proposed support model',
  description: 'The check of `ladder model check`. Files that are not sent are those in force. Nothing is edited.',
  request: { body },
  responses: {
    200: jsonAnswer('What is wrong', checkedProposalSchema),
    default: problemResponse,
  },
})

const replay = createRoute({
  ...desk,
  method: 'post',
  path: '/desk/model/what-ifs',
  operationId: 'askWhatIf',
  summary: 'What the promises of the last 13 weeks would have come to under a proposed support model',
  description:
    'Server-sent events while it works: `running` says how far it is, `done` is the last and has the outcome. People are taken to ' +
    'have done the same at the same instants. Nothing is edited.',
  request: { body },
  responses: {
    200: { description: 'Events, until it is done', content: { 'text/event-stream': { schema: z.string() } } },
    default: problemResponse,
  },
})

/** The support model: read, checked as proposed, and tried on what was. */
export function deskModel({ world, drafting: { authoring }, closing, alert }: Deps) {
  return operations()
    .openapi(inForce, async (c) => c.json(await readModelInForce(world), 200))
    .openapi(check, async (c) => c.json(await checkProposal(world, authoring, c.req.valid('json').files), 200))
    .openapi(replay, async (c) => {
      const { model, problems } = await authoring.checkModel(c.req.valid('json').files)
      if (!model) {
        const errors = problems.filter(({ severity }) => severity === 'error')
        return answerProblem(
          c,
          { code: 'model.wrong' },
          { errors: errors.map(({ words }) => ({ path: 'files', message: words })) },
        )
      }
      c.header('x-accel-buffering', 'no')
      return streamSSE(c, async (stream) => {
        const left = new AbortController()
        stream.onAbort(() => left.abort())
        try {
          const told = whatIf(world, model, { closing: AbortSignal.any([closing, left.signal]) })
          for await (const line of told) await stream.writeSSE({ event: line.state, data: JSON.stringify(line) })
        } catch (error) {
          alert.failed('a what-if broke off', error, { requestId: c.var.requestId })
        }
      })
    })
}
