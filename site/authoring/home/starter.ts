import { stringify } from 'yaml'
import { mailbox } from '#domain/base/email.ts'
import { schemaFiles } from '../schemas.ts'
import { type Beginning, calendarsText, modelText, teamIds } from './starter-model.ts'

/** Every file of a home that has just begun, by its path below it. */
export function starterFiles(beginning: Beginning, today: string): Map<string, string> {
  const { first, owner } = teamIds(beginning)
  const schemas = [...schemaFiles()].map(([file, text]): [string, string] => [`content/${file}`, text])
  return new Map([
    ['ladder.yaml', homeText(beginning)],
    ['README.md', readmeText(beginning)],
    [
      '.gitignore',
      '# What is made anew, and what belongs to one machine.\ndata/\ndist/\ndist.new/\ndist.old/\n.cache/\n',
    ],
    ['.github/workflows/check.yml', workflow],
    ['content/model/support-model.yaml', modelText(beginning)],
    ['content/model/calendars.yaml', calendarsText(beginning.timeZone)],
    ['content/model/glossary.yaml', glossary],
    ['content/automations/example-sync.md', automationText(owner, beginning.levels === 5)],
    ['content/runbooks/example-sync/records-missing.md', runbookText(today)],
    ['content/faqs/support/how-to-get-help.md', faqText(first, today)],
    ...schemas,
  ])
}

function homeText({ name, email }: Beginning): string {
  return `# yaml-language-server: $schema=content/.schemas/ladder.schema.json
# Everything that is set here. The handbook's page of settings says what each field does.
name: ${JSON.stringify(name)}
# The address under which people reach it.
# publicUrl: https://help.example.com
mailFrom: ${JSON.stringify(mailbox(name, email))}
# A secret is never written down here: name the variable or the file that holds it.
# smtpUrl: { env: SMTP_URL }
`
}

function readmeText({ name }: Beginning): string {
  return `# ${name}

What people read, who helps them, and how it is set. The product lies elsewhere, and is upgraded by itself.

- \`ladder.yaml\`: name and settings. \`content/model/\`: who helps, when, how fast.
- \`content/automations/\`, \`content/runbooks/\`, \`content/faqs/\`, \`content/guides/\`: what people read.
- Check: \`npm run ladder -- check --home FOLDER\`, in the product's folder. Serve: \`npm start -- FOLDER\`.
- Every change is checked and built by \`.github/workflows/check.yml\`.
- \`data/\` holds the requests. Back it up; it is not in the repository.
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

const glossary = `# yaml-language-server: $schema=../.schemas/glossary.schema.json
# Our words, and what people type instead. Search treats the synonyms as the same.
terms:
  - { term: automation, meaning: "An integration, workflow or bot in the catalogue.", synonyms: [bot, flow, workflow, integration] }
  - { term: run, meaning: "One execution of an automation, from its trigger to its end.", synonyms: [execution, job] }
`

function automationText(owner: string, hasVendor: boolean): string {
  const fields = {
    name: 'Example sync',
    summary: 'Copies records from one system to another. Put your first automation in its place.',
    owner,
    criticality: 'normal',
    platform: 'The platform it runs on',
    systems: ['Source', 'Target'],
    ...(hasVendor && { vendor: 'platform-vendor' }),
    fallback: 'Somebody copies urgent records by hand.',
  }
  return `---
${stringify(fields, { lineWidth: 0 })}---

## What it does

Every hour it reads what is new in the source and writes it to the target.

## What normal looks like

A run takes five minutes. Nothing to copy is no failure.

## Depends on

- A connection to each of the two systems.

## Known quirks

- A record without a number is left out.
`
}

function runbookText(today: string): string {
  return `---
title: Records are missing in the target
summary: New records do not arrive. Usually a connection has expired; sign it in again and run once more.
automation: example-sync
symptoms: [CONNECTION_EXPIRED, Nothing new since this morning]
reviewed: ${today}
confidence: unvalidated
---

## Symptoms

The newest record in the target is older than an hour, or a run ends with \`CONNECTION_EXPIRED\`.

## Impact

Whoever works in the target does not see new records. Nothing is lost: they are copied once it runs again.

## Diagnosis

Open the latest run. If it names a connection, that one has expired. If there is no run, the schedule is off.

## Resolution

:::steps
1. Sign the connection in again.
2. Turn the schedule on.
3. Start a run.
:::

## Verification

The run ends without an error, and the newest record is in the target.

## Rollback

There is nothing to take back: records that are there already are skipped.

## Escalation

If two runs fail after signing in, hand over with the id of the run.

::escalate
`
}

function faqText(owner: string, today: string): string {
  return `---
title: How do I get help?
summary: Search first; when nothing fits, escalate from the article or the search, and you see who answers and when.
owner: ${owner}
reviewed: ${today}
confidence: unvalidated
---

1. Search for the error, or say in your own words what has stopped working.
2. Follow the runbook. Steps you tick go along when you ask for help.
3. Choose **Escalate to support**. You see who answers and by when before you send it.
`
}
