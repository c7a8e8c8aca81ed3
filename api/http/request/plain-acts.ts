import { z } from 'zod'
import { act } from '#api/actions/act.ts'
import { attachFile } from '#api/actions/attach.ts'
import type { World } from '#api/actions/world.ts'
import { safeName, sniff } from '#domain/base/file-kind.ts'
import { longest } from '#domain/base/longest.ts'
import { ok, type Refusal, type Result } from '#domain/base/result.ts'
import { text } from '#domain/base/text.ts'
import type { Language } from '#domain/words/language.ts'
import { explainRefusal } from '#domain/words/refusals.ts'
import { requestWords } from '#domain/words/request.ts'

/** What a plain page can do: the button that was pressed, and what was filled in beside it. */
export const plainActSchema = z.object({
  act: z.enum(['reply', 'confirm', 'reopen', 'withdraw', 'rate']).optional(),
  body: text({ most: longest.message })
    .optional()
    .describe('The reply, what is still wrong, or a word with the rating'),
  score: z.enum(['1', '2', '3', '4', '5']).optional().describe('How it went'),
})

type Sent = { token: string; form: Record<string, unknown> }

/** Does what a plain page asks for, and says what came of it; nothing where it only asks to be shown. */
export async function doPlainly(world: World, { token, form }: Sent): Promise<Result<string>> {
  const words = requestWords(world.language)
  const sent = plainActSchema.safeParse(given(form))
  if (!sent.success) return ok(words.notUnderstood)
  const { act: asked, body = '', score } = sent.data
  const does = async (command: Parameters<typeof act>[2], said: string): Promise<Result<string>> => {
    const done = await act(world, { token }, command, { by: 'requester' })
    return done.ok ? ok(said) : done
  }
  switch (asked) {
    case undefined:
      return ok('')
    case 'confirm':
      return does({ type: 'confirm' }, words.confirmed)
    case 'withdraw':
      return does({ type: 'withdraw' }, words.withdraw.done)
    case 'reopen':
      return body.trim() === '' ? ok(words.stillWrongMissing) : does({ type: 'reopen', reason: body }, words.reopened)
    case 'rate': {
      if (!score) return ok(words.chooseScore)
      const comment = body.trim()
      return does({ type: 'rate', score: Number(score), ...(comment ? { comment } : {}) }, words.thanks)
    }
    case 'reply': {
      const added = await attachAll(world, { token, form })
      if (!added.ok) return added
      if (body.trim() === '') return ok(added.value.length > 0 ? words.fileSent : words.empty)
      return does({ type: 'reply', body, attachments: added.value }, words.replySent)
    }
  }
}

/** What a refusal tells a reader. */
export function sayPlainRefusal({ code, detail }: Refusal, language: Language): string {
  const errors = (detail?.errors ?? []) as { message: string }[]
  const { title, detail: said } = explainRefusal(code, language)
  return errors.length > 0 ? errors.map(({ message }) => message).join(' ') : `${title}. ${said}`
}

async function attachAll(world: World, { token, form }: Sent): Promise<Result<string[]>> {
  const ids: string[] = []
  for (const file of [form.file].flat()) {
    if (!(file instanceof File) || file.size === 0) continue
    const bytes = new Uint8Array(await file.arrayBuffer())
    const added = await attachFile(
      world,
      { token },
      { name: safeName(file.name), type: sniff(bytes), bytes, internal: false },
      'requester',
    )
    if (!added.ok) return added
    ids.push(added.value.id)
  }
  return ok(ids)
}

/** Texts of a form, of a field that was sent twice the last; an empty one says nothing. */
function given(form: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(form).flatMap(([name, value]) => {
      const last = [value].flat().at(-1)
      return typeof last === 'string' && last !== '' ? [[name, last.replaceAll('\r\n', '\n')]] : []
    }),
  )
}
