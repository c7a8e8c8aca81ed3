import type { Problem } from '#domain/knowledge/content.ts'
import type { Automation } from '#domain/model/automation.ts'
import { unknown } from '#domain/model/check-ids.ts'
import type { SupportModel } from '#domain/model/support-model.ts'
import { modelWarnings } from '#domain/model/warnings.ts'
import { problemAt } from '../article-file.ts'
import type { Instead } from '../content.ts'
import { readModel } from '../model-files.ts'

type Given = {
  /** How problems name the folder. */
  below?: string
  instead?: Instead
  /** Those of the catalogue, which name its teams and vendors. */
  automations?: readonly Automation[]
}

/** Checks the files of a support model as one whole: the model when nothing is wrong, every error and warning with its line. */
export async function checkModelFiles(
  folder: string,
  { below = 'model', instead, automations = [] }: Given = {},
): Promise<{ model: SupportModel | null; problems: Problem[] }> {
  const { model, problems, lineOf } = await readModel(folder, below, instead)
  if (!model) return { model, problems }
  const missing = automations.flatMap((automation) => missedBy(automation, model))
  const warnings = modelWarnings(model).map((issue) =>
    problemAt(`${below}/support-model.yaml`, lineOf(issue.path), issue, 'warning'),
  )
  return { model: missing.length > 0 ? null : model, problems: [...missing, ...warnings] }
}

/** What an automation names and a model does not hold. */
function missedBy({ id, owner, vendor }: Automation, model: SupportModel): Problem[] {
  const [teams, vendors] = [model.teams, model.vendors].map((list) => list.map((entry) => entry.id))
  return [
    ...unknown(owner, teams ?? [], ['owner'], 'a team id of the support model'),
    ...(vendor ? unknown(vendor, vendors ?? [], ['vendor'], 'a vendor id of the support model') : []),
  ].map((issue) => problemAt(`automations/${id}.md`, null, issue))
}
