import { join } from 'node:path'
import { expect, test } from 'vitest'
import { articleSchema } from '#domain/knowledge/article.ts'
import { sections } from '#domain/knowledge/contract.ts'
import { automationSchema } from '#domain/model/automation.ts'
import { referencePages } from '#site/authoring/reference.ts'
import { textIn } from './folder.ts'

const content = join(import.meta.dirname, '../../content')

test.each([...referencePages()])('%s is what the schemas say', async (file, text) => {
  expect(await textIn(content, file), 'run: npm run ladder -- reference').toBe(text)
})

test('every field of the frontmatter and every section of a runbook stands in the handbook', async () => {
  const page = await textIn(content, 'handbook/reference/frontmatter.md')
  for (const name of [...Object.keys(articleSchema.shape), ...Object.keys(automationSchema.shape)])
    expect(page).toContain(`| \`${name}\` |`)
  for (const name of sections) expect(page).toContain(`\n| ${name} |`)
})

test('the page for authors names every command they have', async () => {
  const page = await textIn(content, 'handbook/authoring.md')
  for (const command of ['new runbook', 'check', 'import', 'schemas', 'model check', 'model show'])
    expect(page).toContain(command)
  for (const name of sections) expect(page.toLowerCase()).toContain(`| ${name} |`)
})
