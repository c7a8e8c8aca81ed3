import { stringify } from 'yaml'
import { mailbox } from '#domain/base/email.ts'
import { schemaFiles } from '../schemas.ts'
import { starterWords } from './starter-language.ts'
import { type Beginning, calendarsText, modelText, teamIds } from './starter-model.ts'
import type { StarterWords } from './starter-words.ts'

/** Every file of a home that has just begun, by its path below it. */
export function starterFiles(beginning: Beginning, today: string): Map<string, string> {
  const { first, owner } = teamIds(beginning)
  const words = starterWords(beginning.language ?? 'en')
  const schemas = [...schemaFiles()].map(([file, text]): [string, string] => [`content/${file}`, text])
  return new Map([
    ['ladder.yaml', homeText(beginning, words)],
    ['README.md', words.readme(beginning.name)],
    ['.gitignore', `# ${words.ignored}\ndata/\ndist/\ndist.new/\ndist.old/\n.cache/\n`],
    ['.github/workflows/check.yml', workflow],
    ['content/model/support-model.yaml', modelText(beginning)],
    ['content/model/calendars.yaml', calendarsText(beginning.timeZone, words.model)],
    ['content/model/glossary.yaml', words.glossary],
    [`content/automations/${words.places.automation}.md`, automationText(words, { owner, levels: beginning.levels })],
    [`content/runbooks/${words.places.runbook}.md`, words.runbook(today)],
    [`content/faqs/${words.places.faq}.md`, words.faq(first, today)],
    ...schemas,
  ])
}

function homeText({ name, email, language = 'en' }: Beginning, { home }: StarterWords): string {
  return `# yaml-language-server: $schema=content/.schemas/ladder.schema.json
# ${home.all}
name: ${JSON.stringify(name)}
${language === 'en' ? '' : `language: ${language}\n`}# ${home.address}
# publicUrl: https://help.example.com
mailFrom: ${JSON.stringify(mailbox(name, email))}
# ${home.secret}
# smtpUrl: { env: SMTP_URL }
`
}

const workflow = `# Checks and builds what was changed. The variable LADDER_REPOSITORY of your organisation names where the product lies.
name: check
on: [push, pull_request]
jobs:
  check:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with: { path: home }
      - uses: actions/checkout@v4
        with: { path: ladder, repository: "\${{ vars.LADDER_REPOSITORY }}" }
      - uses: actions/setup-node@v4
        with: { node-version: 24 }
      - run: npm run ladder -- check --home ../home --annotations
        working-directory: ladder
      - run: npm run build -- ../home
        working-directory: ladder
`

function automationText(
  { automation: { body, name, summary, platform, systems, fallback } }: StarterWords,
  { owner, levels }: { owner: string; levels: number },
): string {
  const vendor = levels === 5 ? { vendor: 'platform-vendor' } : {}
  const fields = { name, summary, owner, criticality: 'normal', platform, systems, ...vendor, fallback }
  return `---\n${stringify(fields, { lineWidth: 0 })}---\n\n${body}`
}
