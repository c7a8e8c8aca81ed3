import { attemptSchema } from '#domain/ticket/event.ts'

export type Typed = Record<string, string>

/** A ticket as plain form fields carry it: name, email, detail.FIELD, attempt as JSON text; empty fields say nothing. */
export function fromForm(form: Typed): unknown {
  const { name, email, attempt, ...rest } = dropEmpty(form)
  const details = Object.entries(rest).filter(([key]) => key.startsWith('detail.'))
  const others = Object.entries(rest).filter(([key]) => !key.startsWith('detail.'))
  return {
    ...Object.fromEntries(others),
    title: form.title ?? '',
    description: form.description ?? '',
    requester: { name: name ?? '', email: email?.trim() ?? '' },
    ...(details.length > 0
      ? { details: Object.fromEntries(details.map(([key, value]) => [key.slice(7), value])) }
      : {}),
    ...(attempt ? attemptOf(attempt) : {}),
  }
}

function dropEmpty(form: Typed): Partial<Typed> {
  return Object.fromEntries(Object.entries(form).filter(([, value]) => value.trim() !== ''))
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
