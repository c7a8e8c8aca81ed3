import { ownSchema } from '#domain/home/home-file.ts'
import { keyOf, settingEntries } from '#domain/home/settings-list.ts'
import { fieldTable } from '#site/authoring/reference.ts'

/** Variables that the parts around the server read. */
export const toolVariables = {
  LADDER_HOME: 'The home that is served where the current folder is in none: the folder of its `ladder.yaml`.',
  LADDER_FROM: 'Set by the scripts: the folder in which a command was given.',
  LADDER_BEFORE: 'Set by `npm run build`: the site that was built before, of which pages may stay.',
  LADDER_SITE: 'Set by `npm run build`: what the site takes from the settings.',
  CHROME_PATH: 'The Chromium or Chrome program for the browser tests. Default: the one that is found, else installed.',
  FAULT_ROUNDS: 'How often the test of a database that goes away ends PostgreSQL: 10 by itself, 100 by hand.',
  FAULT_SECONDS:
    'For how long the test of a database that another process holds holds it: 15 seconds by itself, 60 by hand.',
  FUZZ_REQUESTS:
    'How many bad requests the test of them sends to every operation of the API: 5 by itself, 2000 by hand.',
  FUZZ_PART:
    'Which part of the operations that test asks: `3/20` is the third of twenty, so that the whole can be run bit by bit.',
  FUZZ_PATHS: 'Parts of paths, such as `/auth,/desk/keys`: that test asks only operations below them.',
  LONG: '`1` repeats the heavy checks of the tests by random lives and texts as often as is worth a run by hand.',
  TEST_POSTGRES: '`pglite` runs the tests of PostgreSQL on PGlite even where a server is installed.',
  SCREENSHOTS_DIR:
    'Where `npm run screenshots`, and the test of a home’s face, write their pictures. Default: those of the handbook, and nowhere.',
  FULL: '`1` lets `npm run screenshots` take whole pages, not what fits the window.',
  LADDER_API: 'Set by `npm run dev`: where the development server finds the API.',
}

/** The handbook's page of settings, made from the list that reads them. */
export function settingsPage(): string {
  const rows = settingEntries.map(
    ([name, { default: fallback, expected, meaning, kind }]) =>
      `| \`${name}\` | \`${keyOf(name)}\` | ${cell(meaning)} | ${cell(expected)}${kind === 'secret' ? ' (secret)' : ''} | ${fallback ? `\`${fallback}\`` : ''} |`,
  )
  const inSite = settingEntries.filter(([, { inSite }]) => inSite).map(([name]) => `\`${name}\``)
  return `---
title: Settings
summary: Every setting of ladder.yaml and of the environment, with what it expects.
order: 10
---

A home keeps its settings in \`ladder.yaml\`; each can also be given as a variable of the environment, which wins. They are read
once, at start. A wrong one is refused before anything is opened, with its file and line, or its name, what came and what was
expected. \`ladder settings\` prints what is in force and where it came from. This page is made from the code: \`npm run ladder -- reference\` writes it anew.

In the file, what is on or off is \`true\` or \`false\`, folders lie below the home, and a secret is never written down: it says where
it is found, as \`{ env: NAME }\` or \`{ file: PATH }\`.

| Variable | In \`ladder.yaml\` | What it does | Expects | Default |
| --- | --- | --- | --- | --- |
${rows.join('\n')}

${inSite.slice(0, -1).join(', ')} and ${inSite.at(-1)} go into the site when it is built, as do all of the following but \`webhooks\`: \`npm start\` builds it anew when
one has changed.

## Only in ladder.yaml

${fieldTable(ownSchema)}

## For tests and development

| Variable | What it does |
| --- | --- |
${Object.entries(toolVariables)
  .map(([name, meaning]) => `| \`${name}\` | ${cell(meaning)} |`)
  .join('\n')}
`
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;')
}
