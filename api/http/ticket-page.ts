import type { Context } from 'hono'
import { html } from 'hono/html'
import { type OpenCommand, type Opened, openSchema } from '#api/actions/open-ticket.ts'
import type { World } from '#api/actions/world.ts'
import type { Refusal, Result } from '#domain/result.ts'
import { fieldsToCollect } from './about.ts'
import type { Deps } from './deps.ts'
import type { Env } from './env.ts'
import { fromForm, type Typed } from './new-ticket.ts'
import { type Markup, page } from './page.ts'
import { type FieldError, fieldErrors, problemOf } from './problems.ts'
import { promiseToPublic } from './promise.ts'
import { formAgain } from './ticket-form.ts'
import { whenText } from './when.ts'

type Open = (command: OpenCommand) => Promise<Result<Opened>>

export function isForm(contentType: string | undefined): boolean {
  return /^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(contentType ?? '')
}

/** Opens a ticket from a plain form and answers a page: the promise and the tracking link, or the form again. */
export async function answerForm(c: Context<Env>, { world, stylesheets }: Deps, open: Open): Promise<Response> {
  const typed = textOnly(await c.req.parseBody())
  const parsed = openSchema.safeParse(fromForm(typed))
  const answer = (title: string, body: Markup, status: 201 | 422) =>
    c.html(page({ title, stylesheets, body }), status, { 'cache-control': 'no-store' })
  if (!parsed.success) return answer('Not sent yet', again(world, typed, fieldErrors(parsed.error)), 422)
  const opened = await open(parsed.data)
  if (opened.ok) return answer(`Request ${opened.value.ref}`, sentPage(world, parsed.data, opened.value), 201)
  return answer('Not sent yet', again(world, typed, errorsOf(opened.error)), 422)
}

function textOnly(form: Record<string, unknown>): Typed {
  const texts = Object.entries(form).filter((entry): entry is [string, string] => typeof entry[1] === 'string')
  return Object.fromEntries(texts.map(([key, value]) => [key, value.replaceAll('\r\n', '\n')]))
}

function errorsOf(refusal: Refusal): FieldError[] {
  const { errors, detail } = problemOf(refusal, { requestId: '' })
  return errors ?? [{ path: '', message: detail }]
}

function again(world: World, typed: Typed, errors: FieldError[]): Markup {
  const automationName = world.automations.get(typed.automation ?? '')?.name ?? null
  return formAgain({ typed, errors, collect: fieldsToCollect(world, typed), automationName })
}

function sentPage(world: World, asked: OpenCommand, { ref, token, team, promise }: Opened): Markup {
  const promised = promiseToPublic(world, asked)
  const timeZone = promised.ok ? promised.value.calendar.timeZone : 'UTC'
  const when = (instant: string | null) => (instant ? whenText(instant, timeZone) : 'no time is promised')
  return html`<h1>Your request is with ${team.name}</h1>
<p>Its reference is <strong>${ref}</strong>.</p>
<dl><dt>First answer by</dt><dd>${when(promise.respondBy)}</dd><dt>Solved by</dt><dd>${when(promise.resolveBy)}</dd></dl>
<p><a href="/request/#${token}">Follow your request</a>. Keep this link: it is the key to your request.</p>
<form method="post" action="/api/request/page"><input type="hidden" name="token" value="${token}"><button type="submit">Show my request on a plain page</button></form>
<p class="soft">The first link needs JavaScript, the button does not.</p>`
}
