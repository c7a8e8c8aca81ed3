import { relative, resolve } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { type Command, Option } from 'commander'
import { emailSchema } from '#domain/base/email.ts'
import { cleanText } from '#domain/base/text.ts'
import { isZone } from '#domain/base/zone.ts'
import { type Language, languages } from '#domain/words/language.ts'
import { many } from '#site/authoring/check/say.ts'
import { InitRefusal, mustBeFree, writeHome } from '#site/authoring/home/init.ts'
import { CannotDo, doing, say } from './open.ts'

type Flags = { name?: string; levels?: string; team?: string; email?: string; timeZone?: string; language: Language }
type Question = { flag: 'name' | 'levels' | 'team' | 'email'; ask: string; fallback: string }

const questions: readonly Question[] = [
  { flag: 'name', ask: 'What is it called', fallback: 'Help centre' },
  { flag: 'levels', ask: 'How many levels help (2, 3 or 5)', fallback: '2' },
  { flag: 'team', ask: 'Who answers first (name of a team)', fallback: 'Help desk' },
  { flag: 'email', ask: 'Their address', fallback: 'desk@example.com' },
]

/** `ladder init`: a home of one's own. */
export function addInit(program: Command): void {
  program
    .command('init')
    .argument('<dir>', 'a new or empty folder')
    .summary('begin a home of your own')
    .description(
      'Writes a folder that is yours alone: ladder.yaml, a support model, an automation, two articles and a glossary that pass ' +
        '`ladder check`, a README, a .gitignore, and a workflow that checks and builds every change. On a terminal it asks for what ' +
        'no flag says. Two levels are a desk and a platform team; three have the experts of each automation between them; five ' +
        'are self-support, desk, experts, a centre and the vendor.',
    )
    .option('--name <name>', 'what the help centre is called')
    .addOption(new Option('--levels <number>', 'how many levels help').choices(['2', '3', '5']))
    .option('--team <name>', 'the team that answers first')
    .option('--email <address>', 'its address, also that of its first person')
    .option('--time-zone <zone>', 'where its people work (default: that of this machine)')
    .addOption(
      new Option('--language <tag>', 'in which it begins: its articles, its model, the portal around them')
        .choices(languages)
        .default('en'),
    )
    .action(
      doing(async (to: string, flags: Flags) => {
        const dir = resolve(to)
        try {
          mustBeFree(dir)
          const { name, levels, team, email } = await answered(flags)
          if (!emailSchema.safeParse(email).success)
            throw new CannotDo(`--email "${email}": expected an e-mail address, such as desk@example.com`)
          if (flags.timeZone !== undefined && !isZone(flags.timeZone))
            throw new CannotDo(`--time-zone "${flags.timeZone}": expected an IANA time zone, such as Europe/Berlin`)
          if (!['2', '3', '5'].includes(levels)) throw new CannotDo(`--levels "${levels}": expected 2, 3 or 5`)
          const files = await writeHome(dir, {
            name,
            team,
            email,
            levels: Number(levels) as 2 | 3 | 5,
            language: flags.language,
            timeZone: flags.timeZone ?? Temporal.Now.timeZoneId(),
            today: Temporal.Now.plainDateISO().toString(),
          })
          const shown = relative(process.cwd(), dir) || '.'
          say(`${name} is in ${shown}: ${many(files.length, 'file')}. What to change first is in its README.md.`)
          say(`Check it:  npm run ladder -- check --home ${shown}`)
          say(`Serve it:  npm start -- ${shown}`)
          say(`Sign in at the desk as its first person:  npm run ladder -- user add ${email} --home ${shown}`)
        } catch (error) {
          throw error instanceof InitRefusal ? new CannotDo(error.message) : error
        }
      }),
    )
}

/** What the flags say; on a terminal the rest is asked for, elsewhere it is taken as it is proposed. */
async function answered(flags: Flags): Promise<Record<'name' | 'levels' | 'team' | 'email', string>> {
  const terminal = process.stdin.isTTY ? createInterface({ input: process.stdin, output: process.stderr }) : null
  const answers: Record<string, string> = {}
  for (const { flag, ask, fallback } of questions) {
    const said = flags[flag] ?? (await terminal?.question(`${ask} [${fallback}]: `)) ?? ''
    answers[flag] = cleanText(said).trim() || fallback
  }
  terminal?.close()
  return answers as Record<'name' | 'levels' | 'team' | 'email', string>
}
