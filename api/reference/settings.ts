import { settingList } from '../config.ts'

/** Variables that the parts around the server read. */
export const toolVariables = {
  CHROME_PATH: 'The Chromium or Chrome program for the browser tests. Default: the one that is found, else installed.',
  FAULT_ROUNDS: 'How often the test of a database that goes away ends PostgreSQL: 10 by itself, 100 by hand.',
  FAULT_SECONDS:
    'For how long the test of a database that another process holds holds it: 15 seconds by itself, 60 by hand.',
  FUZZ_REQUESTS:
    'How many bad requests the test of them sends to every operation of the API: 12 by itself, 2000 by hand.',
  TEST_POSTGRES: '`pglite` runs the tests of PostgreSQL on PGlite even where a server is installed.',
  SCREENSHOTS_DIR: 'Where `npm run screenshots` writes its pictures. Default: those of the handbook.',
  FULL: '`1` lets `npm run screenshots` take whole pages, not what fits the window.',
  LADDER_API: 'Set by `npm run dev`: where the development server finds the API.',
}

/** The handbook's page of settings, made from the list that reads them. */
export function settingsPage(): string {
  const rows = Object.entries(settingList).map(
    ([name, { default: fallback, expected, meaning }]) =>
      `| \`${name}\` | ${cell(meaning)} | ${cell(expected)} | ${fallback ? `\`${fallback}\`` : ''} |`,
  )
  return `---
title: Settings
summary: Every environment variable that Ladder reads, with what it expects.
order: 10
---

Ladder reads its settings from the environment once, at start. A wrong one is refused before anything is opened, with its
name, what came and what was expected. This page is made from the code: \`npm run ladder -- reference\` writes it anew.

| Setting | What it does | Expects | Default |
| --- | --- | --- | --- |
${rows.join('\n')}

\`PUBLIC_URL\`, \`PORT\`, \`EDIT_URL\` and \`CONTENT_DIR\` go into the site when it is built: \`npm start\` builds it anew when one has
changed.

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
