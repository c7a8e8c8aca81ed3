import { createRoute } from '@hono/zod-openapi'
import { tellOwner } from '#api/actions/sign-in-links.ts'
import { namedBrowser } from '#domain/base/browser.ts'
import { addressKey } from '#domain/base/email.ts'
import { stamp } from '#domain/base/time.ts'
import { isAdministrator } from '#domain/model/administrators.ts'
import { endedSchema, openSessionsSchema, signOutSchema } from '#domain/views/open-session.ts'
import { deskLanguage } from '#domain/words/language.ts'
import { openSessionWords } from '#domain/words/open-sessions.ts'
import type { Deps } from '../deps.ts'
import { answerProblem, problemResponse } from '../problems.ts'
import { byId, desk, jsonAnswer, jsonBody, operations } from '../route.ts'

const ended = {
  200: jsonAnswer('How many were ended', endedSchema),
  default: problemResponse,
}

const list = createRoute({
  ...desk,
  method: 'get',
  path: '/desk/sessions',
  operationId: 'listSessions',
  summary: 'In which browsers one is signed in',
  responses: {
    200: jsonAnswer('One’s own sessions', openSessionsSchema),
    default: problemResponse,
  },
})

const endOne = createRoute({
  ...desk,
  method: 'delete',
  path: '/desk/sessions/{id}',
  operationId: 'endSession',
  summary: 'End one of one’s own sessions',
  request: { params: byId },
  responses: ended,
})

const endOthers = createRoute({
  ...desk,
  method: 'delete',
  path: '/desk/sessions',
  operationId: 'endOtherSessions',
  summary: 'End all of one’s own sessions but the one that asks',
  responses: ended,
})

const endOf = createRoute({
  ...desk,
  method: 'post',
  path: '/desk/sign-outs',
  operationId: 'signSomebodyOut',
  summary: 'End all sessions of a person',
  description:
    'It is the business of the team that runs the desk, which holds the highest level. The person is told by mail.',
  request: { body: jsonBody(signOutSchema) },
  responses: ended,
})

const words = openSessionWords(deskLanguage)

/** Where a person is signed in, and how that is ended. */
export function deskOpenSessions({ world, auth, alert }: Deps) {
  return operations()
    .openapi(list, async (c) => {
      const found = (await auth.sessions(c.var.person.email, c.req.raw.headers)) ?? []
      const items = found.map(({ id, startedAt, endsAt, browser, isThis }) => {
        const { name, system } = namedBrowser(browser)
        return { id, browser: words.browser(name, system), startedAt: stamp(startedAt), endsAt: stamp(endsAt), isThis }
      })
      return c.json({ items }, 200)
    })
    .openapi(endOne, async (c) =>
      c.json({ ended: (await auth.endSessions(c.var.person.email, c.req.valid('param'))) ?? 0 }, 200),
    )
    .openapi(endOthers, async (c) =>
      c.json({ ended: (await auth.endSessions(c.var.person.email, { but: c.req.raw.headers })) ?? 0 }, 200),
    )
    .openapi(endOf, async (c) => {
      if (!isAdministrator(world.model, c.var.person.teams)) return answerProblem(c, { code: 'request.not-yours' })
      const { email } = c.req.valid('json')
      const ended = (await auth.endSessions(email)) ?? 0
      if (ended > 0) {
        alert.noted('an administrator signed somebody out', { sessions: ended, requestId: c.var.requestId })
        if (addressKey(email) !== addressKey(c.var.person.email)) await tellOwner(world, email, 'signed-out')
      }
      return c.json({ ended }, 200)
    })
}
