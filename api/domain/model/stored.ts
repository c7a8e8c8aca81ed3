import { issuesOf } from '../base/issue.ts'
import { ok, type Result } from '../base/result.ts'
import { checkedModelSchema, type SupportModel } from './support-model.ts'

/** A checked model as it was kept or exported, perhaps by an older release: what it lacks gets its default, its version stays. Otherwise what cannot be read, without a word of what stands there: it may be a person's. */
export function parseModel(kept: unknown): Result<SupportModel, string> {
  const parsed = checkedModelSchema.safeParse(kept)
  if (parsed.success) return ok(parsed.data)
  const [issue] = issuesOf(parsed.error, kept, checkedModelSchema)
  const version = (kept as { version?: unknown } | null)?.version
  const where = issue ? `: ${issue.path.join('.')}, expected ${issue.expected}` : ''
  return { ok: false, error: `support model ${String(version)} cannot be read${where}` }
}
