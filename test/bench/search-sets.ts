import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Article } from '#domain/knowledge/article.ts'
import type { Body } from '#domain/knowledge/passage.ts'
import { bodyOf, outlineOf } from '#site/authoring/markdown-outline.ts'
import { readYaml, splitFrontmatter } from '#site/authoring/yaml-source.ts'

export type Doc = { id: string; title: string; text: string; body?: Body }
export type Query = { id: string; text: string }
/** Documents, questions, and for each question which documents answer it, and how well. */
export type SearchSet = {
  name: string
  docs: Doc[]
  queries: Query[]
  answers: Map<string, Map<string, number>>
  unanswerable: Query[]
}

const lines = (file: string) => readFileSync(file, 'utf8').split('\n').filter(Boolean)
const readLines = <T>(file: string) => lines(file).map((line) => JSON.parse(line) as T)

/** Reads docs.jsonl, queries.jsonl and qrels.tsv, with queries-noanswer.jsonl where there is one. */
export function readSet(dir: string): SearchSet {
  const missing = ['docs.jsonl', 'queries.jsonl', 'qrels.tsv'].filter((file) => !existsSync(join(dir, file)))
  if (missing.length > 0) throw new Error(`${dir} has no ${missing.join(', ')}: a set needs all three.`)
  const answers = new Map<string, Map<string, number>>()
  for (const line of lines(join(dir, 'qrels.tsv'))) {
    const [query = '', doc = '', grade = ''] = line.split('\t')
    answers.set(query, (answers.get(query) ?? new Map()).set(doc, Number(grade)))
  }
  const none = join(dir, 'queries-noanswer.jsonl')
  return {
    name: basename(dir),
    docs: readLines<Doc>(join(dir, 'docs.jsonl')).map(({ id, title, text }) => ({ id, title: title ?? '', text })),
    queries: readLines<Query>(join(dir, 'queries.jsonl')),
    answers,
    unanswerable: existsSync(none) ? readLines<Query>(none) : [],
  }
}

/** The pages of a folder of Markdown; the title is the first heading, else the file's name. */
export function readPages(dir: string): Doc[] {
  const files = readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((file) => /^pages.*\.md$/.test(file))
  return files.sort().flatMap((file) => {
    const source = readFileSync(join(dir, file), 'utf8')
    const split = splitFrontmatter(source)
    const outline = outlineOf(split?.body ?? source, { mdx: false, firstLine: 1 })
    const given = split ? (readYaml(split.frontmatter, 2).value as { title?: unknown } | null)?.title : null
    const title = typeof given === 'string' ? given : (outline.headings[0]?.text ?? basename(file, '.md'))
    return basename(file).startsWith('_') ? [] : [{ id: file, title, text: outline.text, body: bodyOf(outline) }]
  })
}

/** A document as an article, so that the bench asks the same engine as the portal. */
export function articleOf({ id, title, text, body = { text, headings: [], parts: [], code: [] } }: Doc): Article {
  return {
    id,
    title,
    ...body,
    kind: 'runbook',
    url: `/${id}/`,
    revision: '',
    summary: '',
    symptoms: [],
    aliases: [],
    language: 'en',
    reviewed: '2026-01-01',
    confidence: 'validated',
    audience: 'everyone',
    collect: [],
    related: [],
    draft: false,
  }
}
