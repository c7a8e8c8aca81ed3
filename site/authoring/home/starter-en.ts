import type { StarterWords } from './starter-words.ts'

export const english: StarterWords = {
  home: {
    all: "Everything that is set here. The handbook's page of settings says what each field does.",
    address: 'The address under which people reach it.',
    secret: 'A secret is never written down here: name the variable or the file that holds it.',
  },
  ignored: 'What is made anew, and what belongs to one machine.',
  readme: (name) => `# ${name}

What people read, who helps them, and how it is set. The product lies elsewhere, and is upgraded by itself.

- \`ladder.yaml\`: name and settings. \`content/model/\`: who helps, when, how fast.
- \`content/automations/\`, \`content/runbooks/\`, \`content/faqs/\`, \`content/guides/\`: what people read.
- Check: \`npm run ladder -- check --home FOLDER\`, in the product's folder. Serve: \`npm start -- FOLDER\`.
- Every change is checked and built by \`.github/workflows/check.yml\`.
- \`data/\` holds the requests. Back it up; it is not in the repository.
`,
  glossary: `# yaml-language-server: $schema=../.schemas/glossary.schema.json
# Our words, and what people type instead. Search treats the synonyms as the same.
terms:
  - { term: automation, meaning: "An integration, workflow or bot in the catalogue.", synonyms: [bot, flow, workflow, integration] }
  - { term: run, meaning: "One execution of an automation, from its trigger to its end.", synonyms: [execution, job] }
`,
  places: {
    automation: 'example-sync',
    runbook: 'example-sync/records-missing',
    faq: 'support/how-to-get-help',
  },
  automation: {
    name: 'Example sync',
    summary: 'Copies records from one system to another. Put your first automation in its place.',
    platform: 'The platform it runs on',
    systems: ['Source', 'Target'],
    fallback: 'Somebody copies urgent records by hand.',
    body: `## What it does

Every hour it reads what is new in the source and writes it to the target.

## What normal looks like

A run takes five minutes. Nothing to copy is no failure.

## Depends on

- A connection to each of the two systems.

## Known quirks

- A record without a number is left out.
`,
  },
  runbook: (today) => `---
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
`,
  faq: (owner, today) => `---
title: How do I get help?
summary: Search first; when nothing fits, escalate from the article or the search, and you see who answers and when.
owner: ${owner}
reviewed: ${today}
confidence: unvalidated
---

1. Search for the error, or say in your own words what has stopped working.
2. Follow the runbook. Steps you tick go along when you ask for help.
3. Choose **Escalate to support**. You see who answers and by when before you send it.
`,
  model: {
    about: 'Who helps, in which order, and how fast. The person is a placeholder: put in your own people.',
    person: 'First person',
    selfSupport: 'Self-support',
    experts: 'Automation experts',
    platform: 'Platform team',
    centre: 'Centre of excellence',
    vendor: 'Vendor support',
    vendorName: 'The vendor of the platform',
    ownerIs: '`owner` is the team that owns the automation.',
    levelAbsent: 'Level 2 is absent: nothing breaks, an escalation goes straight to 3.',
    vendorLogged: "The centre logs the vendor's ticket and follows it.",
    hoursAbout: 'When people work. Every promise counts time in one of these.',
    hours: 'Office hours',
    matrix: 'impact → urgency → priority',
    policy: 'Everything',
  },
}
