import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadContent, sayProblem } from '#site/authoring/content.ts'
import { readModel } from '#site/authoring/model-files.ts'
import { add, folderWith } from './folder.ts'
import { goodContent } from './good-content.ts'
import { articles } from './malformed-articles.ts'
import { models } from './malformed-models.ts'
import { parts } from './malformed-parts.ts'

async function saidOf(dir: string): Promise<string> {
  const { content, problems } = await loadContent(dir)
  expect(content, 'nothing is published').toBeNull()
  const errors = problems.filter(({ severity }) => severity === 'error')
  for (const { file, line, field, expected } of errors) {
    expect(file).not.toBe('')
    expect(line).toBeGreaterThan(0)
    expect(field).not.toBeNull()
    expect(expected).not.toBe('')
  }
  return errors.map(sayProblem).join('\n')
}

test('the content that the cases break is good', async () => {
  const { content, problems } = await loadContent(await folderWith(goodContent()))
  expect(problems).toEqual([])
  expect(content?.articles.map(({ id }) => id)).toEqual(['runbooks/good'])
})

test.each(articles)('an article is refused: %s', async (_, text, said, file = 'runbooks/bad.md') => {
  const dir = await folderWith(goodContent())
  await add(dir, { [file]: text })
  expect(await saidOf(dir)).toBe(said)
})

test.each([...models, ...parts])(
  'a model, calendar, glossary or automation is refused: %s',
  async (_, file, from, to, said) => {
    const dir = await folderWith(goodContent())
    const text = await readFile(join(dir, file), 'utf8')
    const broken = text.replace(from, to)
    expect(broken).not.toBe(text)
    await add(dir, { [file]: broken })
    expect(await saidOf(dir)).toBe(said)
  },
)

test.each(['support-model.yaml', 'calendars.yaml'])('a missing %s is named', async (name) => {
  const { [`model/${name}`]: _, ...rest } = goodContent()
  const { problems } = await loadContent(await folderWith(rest))
  expect(problems.map(sayProblem)).toEqual([
    `model/${name}  expected this file: it says who helps, when, and how fast — start from content/model/examples/two-level`,
  ])
})

const root = join(import.meta.dirname, '../../content')

test.each(['model', 'model/examples/two-level', 'model/examples/three-level'])(
  'the model in content/%s passes',
  async (folder) => {
    const { model, problems } = await readModel(join(root, folder))
    expect(problems.map(sayProblem)).toEqual([])
    expect(model?.version).toMatch(/^[0-9a-f]{16}$/)
  },
)
