import { stamp } from '#domain/base/time.ts'
import { differencesOf } from '#domain/model/difference.ts'
import type { SupportModel } from '#domain/model/support-model.ts'
import { modelWarnings } from '#domain/model/warnings.ts'
import type { CheckedProposal, ModelFile, ModelView } from '#domain/views/model.ts'
import { onCallTables } from '#domain/views/on-call.ts'
import { deskLanguage } from '#domain/words/language.ts'
import { sayDifference } from '#domain/words/model-differences.ts'
import { listModels } from '../../store/models.ts'
import type { Authoring } from '../drafting.ts'
import { type World, wholeModel } from '../world.ts'

const mostVersions = 12

/** The support model in force, and how it came to be so. */
export async function readModelInForce(world: World): Promise<ModelView> {
  const { model, read } = world
  const kept = await listModels(read, mostVersions + 1)
  const models: SupportModel[] = []
  for (const { version } of kept) models.push(await wholeModel(read, version))
  return {
    model,
    automations: [...world.automations.values()]
      .map(({ id, name, owner, criticality }) => ({ id, name, owner, criticality }))
      .sort((a, b) => a.name.localeCompare(b.name, 'en')),
    onCall: onCallTables(model, stamp(world.now())),
    warnings: modelWarnings(model).map(({ path, expected }) => `${path.join('.')}: ${expected}`),
    versions: kept.slice(0, mostVersions).map((entry, index) => {
      const [after, before] = [models[index], models[index + 1]]
      return {
        ...entry,
        inForce: entry.version === model.version,
        differences: after && before ? sayAll(before, after) : null,
      }
    }),
  }
}

/** What the check says of a proposed model, and what it would change; nothing is edited. */
export async function checkProposal(
  { model: inForce }: Pick<World, 'model'>,
  { checkModel }: Pick<Authoring, 'checkModel'>,
  files: readonly ModelFile[],
): Promise<CheckedProposal> {
  const { model, problems } = await checkModel(files)
  return {
    version: model?.version ?? null,
    problems: problems.map(({ severity, file, line, words }) => ({ severity, file, line, words })),
    differences: model ? sayAll(inForce, model) : [],
  }
}

function sayAll(before: SupportModel, after: SupportModel): string[] {
  return differencesOf(before, after).map((difference) => sayDifference(difference, deskLanguage))
}
