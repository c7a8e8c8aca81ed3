import { type Command, InvalidArgumentError } from 'commander'
import { harmsNow } from '#domain/knowledge/health.ts'
import { healthQuestionSchema } from '#domain/views/health.ts'
import { healthDefinitions, healthWords, sayFigures } from '#domain/words/health.ts'
import { deskLanguage } from '#domain/words/language.ts'
import { brokenLinks } from '#site/authoring/check/broken-links.ts'
import { loadContent } from '#site/authoring/content.ts'
import { readHealth } from '../actions/read/health.ts'
import { doing, say, withWorld } from './open.ts'

type Flags = { month?: string; owner?: string; automation?: string; json: boolean }

/** `ladder health`: what harms readers in articles, from the same function as the desk's page. */
export function addHealth(program: Command): void {
  program
    .command('health')
    .option('--month <month>', 'a month, such as 2026-11 (default: this one)', readMonth)
    .option('--owner <team>', 'only articles that this team keeps')
    .option('--automation <id>', 'only articles about this automation')
    .option('--json', 'print everything as JSON, as the API answers it', false)
    .summary('say which articles harm readers, and what to do')
    .description(
      'Counts readers, votes, requests and words of a month, looks at reviews and links, and prints each finding with what to do ' +
        'about it: what harms most people first. Ends with exit code 1 when something harms people now: requests filed soon, votes that ' +
        'it did not help, searches that passed it over. The page at ' +
        '/desk/knowledge/articles/ shows the same.',
    )
    .action(
      doing(async ({ json, ...asked }: Flags) =>
        withWorld(async ({ settings, world }) => {
          const broken = await brokenLinks(settings.CONTENT_DIR, await loadContent(settings.CONTENT_DIR))
          const health = await readHealth(
            { ...world, broken: Map.groupBy(broken, ({ article }) => article) },
            { ...asked, limit: 200 },
          )
          const words = healthWords(deskLanguage)
          process.exitCode = health.items.some(({ findings }) => findings.some(({ finding }) => harmsNow(finding)))
            ? 1
            : 0
          if (json) return say(JSON.stringify(health, null, 2))
          for (const { id, owner, facts, findings } of health.items) {
            say(`${id}\t${owner?.name ?? '-'}\t${sayFigures(facts, deskLanguage)}`)
            for (const { what, next } of findings) say(`\t${what}\t${next}`)
          }
          say(`${health.month}: ${words.sum(health.sum.harmed, health.sum.articles)}`)
          say('')
          for (const { term, meaning } of healthDefinitions(deskLanguage)) say(`${term}: ${meaning}`)
        }),
      ),
    )
}

function readMonth(text: string): string {
  if (healthQuestionSchema.shape.month.safeParse(text).success) return text
  throw new InvalidArgumentError('expected a month, such as 2026-11')
}
