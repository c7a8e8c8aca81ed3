import { attemptSchema } from '#domain/ticket/attempt.ts'

export type Typed = Record<string, string>

/** A ticket as plain form fields carry it: name, email, detail.FIELD, attempt as JSON text; empty fields say nothing. */
export function fromForm(form: Typed): unknown {
  const { name, email, attempt, ...rest } = filledIn(form)
  const details = answersIn(rest)
  const others = Object.entries(rest).filter(([key]) => !key.startsWith(detail))
  return {
    ...Object.fromEntries(others),
    title: form.title ?? '',
    description: form.description ?? '',
    requester: { name: name ?? '', email: email?.trim() ?? '' },
    ...(Object.keys(details).length > 0 ? { details } : {}),
    ...(attempt ? attemptOf(attempt) : {}),
  }
}

/** The fields that say something. */
export function filledIn(form: Typed): Typed {
  return Object.fromEntries(Object.entries(form).filter(([, value]) => value.trim() !== ''))
}

const detail = 'detail.'

/** The answers to what was asked, by the name of the field. */
export function answersIn(form: Typed): Typed {
  const answers = Object.entries(form).filter(([key]) => key.startsWith(detail))
  return Object.fromEntries(answers.map(([key, value]) => [key.slice(detail.length), value]))
}

/** Nobody can mend a hidden field: an attempt that is not understood is left behind rather than stopping a person. */
function attemptOf(text: string): { attempt?: unknown } {
  try {
    const attempt = attemptSchema.safeParse(JSON.parse(text))
    return attempt.success ? { attempt: attempt.data } : {}
  } catch {
    return {}
  }
}
