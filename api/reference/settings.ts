import { settingList } from '../config.ts'

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
`
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;')
}
