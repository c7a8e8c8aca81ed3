import { createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { z } from 'zod'

/** Opens a session for somebody who has shown in another way who they are. It has no address: only this process can ask it. */
export const signInAs = {
  id: 'ladder-sign-in-as',
  endpoints: {
    signInAs: createAuthEndpoint.serverOnly({ method: 'POST', body: z.object({ email: z.string() }) }, async (ctx) => {
      const adapter = ctx.context.internalAdapter
      const found = await adapter.findUserByEmail(ctx.body.email)
      if (!found) return ctx.json({ isIn: false })
      const session = await adapter.createSession(found.user.id)
      await setSessionCookie(ctx, { session, user: found.user })
      return ctx.json({ isIn: true })
    }),
  },
}
