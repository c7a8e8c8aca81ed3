import { z } from 'zod'
import { type Issue, issuesOf, sayValue } from '../base/issue.ts'
import { accentIssues } from './accent.ts'
import { faceSchema, linkSchema } from './face.ts'
import { placed, type SecretPlace } from './setting.ts'
import { keyOf, type SettingName, settingEntries } from './settings-list.ts'
import { webhookIssues, webhooksSchema } from './webhooks.ts'

/** What a home says of itself beside the settings that the environment can hold as well. */
const ownFields = {
  name: z
    .string()
    .trim()
    .min(1)
    .max(60)
    .default('Ladder')
    .describe('What the help centre is called: in titles, at the desk, in mails and in the feed.'),
  language: z
    .string()
    .refine(isLanguage, 'a language as BCP 47 has it, such as en, de or pt-BR')
    .default('en')
    .describe(
      'The language of the content, as browsers and screen readers are told it. Portal and mails speak English, or German where it is de; the desk speaks English.',
    ),
  direction: z
    .enum(['ltr', 'rtl'])
    .optional()
    .describe('Whether it is written from left to right or from right to left. Default: as the language is.'),
  withoutApi: z
    .strictObject({
      url: linkSchema.shape.url,
      label: z.string().min(1).max(60).describe('What the link says, such as the address itself.'),
    })
    .optional()
    .describe('For a site on a host of files alone, without the API: where people get help instead of the form.'),
  webhooks: webhooksSchema
    .default([])
    .describe('Programs that are told of events, each with a secret, a team and types of events of its own.'),
  face: faceSchema.prefault({}).describe('How the pages look, and what they say of the home.'),
}

const settingFields = Object.fromEntries(
  settingEntries.map(([name, { inFile, meaning }]) => [keyOf(name), inFile.optional().describe(meaning)]),
)

/** All that `ladder.yaml` may hold. */
export const homeFileSchema = z.strictObject({ ...ownFields, ...settingFields })
/** What a home says of itself, without the settings that the environment can hold as well. */
export const ownSchema = z.object(ownFields)

/** What a home says of itself. */
export type Own = z.infer<typeof ownSchema>

/** A setting as the file has it: its text, or where its secret is found. */
export type Written = string | SecretPlace

/** Reads the value of a `ladder.yaml`: what it says of itself, the settings it holds, and what is wrong. */
export function readHomeFile(value: unknown): {
  own: Own
  written: Partial<Record<SettingName, Written>>
  issues: Issue[]
} {
  const came = value ?? {}
  const parsed = homeFileSchema.safeParse(came)
  const issues = parsed.success
    ? []
    : issuesOf(parsed.error, came, homeFileSchema).map(inWordsOfSetting(came)).map(inWordsOfHome).map(hidingSecrets)
  const wrong = new Set(issues.map(({ path }) => path[0]))
  const fields = (typeof came === 'object' && !Array.isArray(came) ? came : {}) as Record<string, unknown>
  const good = Object.fromEntries(Object.entries(fields).filter(([key, held]) => !wrong.has(key) && held !== null))
  const written: Partial<Record<SettingName, Written>> = {}
  for (const [name] of settingEntries) {
    const held = good[keyOf(name)]
    if (held !== undefined) written[name] = typeof held === 'object' ? (held as SecretPlace) : String(held)
  }
  const own = ownSchema.parse(good)
  return { own, written, issues: [...firstOfEach(issues), ...accentIssues(own.face), ...webhookIssues(own.webhooks)] }
}

/** How the pages of a home are written. */
export function directionOf({ language, direction }: Pick<Own, 'language' | 'direction'>): 'ltr' | 'rtl' {
  return direction ?? (rightToLeft.has(new Intl.Locale(language).maximize().script ?? '') ? 'rtl' : 'ltr')
}

/** The host of the model that is sent what is asked in the chat; empty for none. */
export function answersByOf({ ANSWER_MODEL_URL: url }: { ANSWER_MODEL_URL: string }): string {
  return url === '' ? '' : new URL(url).host
}

const rightToLeft = new Set(['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo', 'Adlm', 'Rohg'])

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}

/** A setting is told of as its list tells of it, and what may be a secret is not repeated. */
function inWordsOfSetting(came: unknown): (issue: Issue) => Issue {
  return (issue) => {
    const [name, setting] = settingEntries.find(([one]) => keyOf(one) === issue.path[0]) ?? []
    if (!name || !setting) return issue
    const key = keyOf(name)
    const held = (came as Record<string, unknown>)[key]
    const isHidden = setting.kind === 'secret' && typeof held !== 'object'
    return { path: [key], came: isHidden ? '(hidden)' : sayValue(held), expected: setting.expectedInFile, hint: null }
  }
}

/** A field that is none: not all that there are, but where it belongs or where they are told. */
function inWordsOfHome(issue: Issue): Issue {
  const [key, ...deeper] = issue.path
  if (typeof key !== 'string' || deeper.length > 0 || Object.hasOwn(homeFileSchema.shape, key)) return issue
  if (Object.hasOwn(faceSchema.shape, key))
    return { ...issue, expected: 'it below face:, with everything that says how the pages look', hint: 'move it there' }
  return { ...issue, expected: 'a field of ladder.yaml: `ladder settings` prints all of them' }
}

/** The secret of a webhook that stands where only its place may stand is not repeated. */
function hidingSecrets(issue: Issue): Issue {
  const [field, , part, ...rest] = issue.path
  if (field !== 'webhooks' || part !== 'secret' || rest.length > 0) return issue
  return { ...issue, came: issue.came === null ? null : '(hidden)', expected: placed, hint: null }
}

function firstOfEach(issues: readonly Issue[]): Issue[] {
  const seen = new Set<string>()
  return issues.filter(({ path }) => !seen.has(path.join('.')) && seen.add(path.join('.')))
}
