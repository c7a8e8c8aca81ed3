import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files that take more than ten seconds, the longest first: begun last, one of them would run alone at the end. */
const longest = [
  'domain/report',
  'domain/properties-life',
  'domain/properties-organisation',
  'domain/properties',
  'domain/calendar-oracle',
  'http/text-life',
  'actions/organisation-life',
  'authoring/handbook-commands',
  'http/sign-in',
  'http/fuzz',
  'expressions',
  'site/pages',
  'actions/reports',
  'authoring/prepared',
  'cli/organisation',
  'authoring/import',
  'http/generated-client',
  'e2e/search-corpora',
  'e2e/weight',
  'e2e/search',
  'e2e/loop',
  'e2e/access',
  'e2e/stories',
  'e2e/desk-ticket-states',
  'e2e/desk',
  'e2e/desk-states',
  'e2e/injection',
  'e2e/thread',
  'e2e/conflict',
  'e2e/merged',
  'faults/clock',
  'faults/two-processes',
  'faults/database-away',
  'faults/others-away',
  'store/kill',
  'faults/sqlite',
  'faults/killed',
].map((name) => `/test/${name}.test.ts`)

/** From the rules to the browser, and in each the longest first. */
const projects = ['house', 'domain', 'rooms', 'browser', 'faults']

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    return sorted.sort((a, b) => projectRank(a) - projectRank(b) || rank(a) - rank(b))
  }
}

function projectRank({ project }: TestSpecification): number {
  return projects.indexOf(project.name)
}

function rank({ moduleId }: TestSpecification): number {
  const at = longest.findIndex((name) => moduleId.endsWith(name))
  return at < 0 ? longest.length : at
}
