import { ok, type Result, refuse } from '#domain/base/result.ts'
import { finishedDraft } from '#domain/knowledge/draft.ts'
import { patchOf } from '#domain/knowledge/patch.ts'
import type { SupportModel } from '#domain/model/support-model.ts'
import type { Actor } from '#domain/ticket/event.ts'
import type { Drafted, DraftSaved, DraftWay, Finding } from '#domain/views/draft.ts'
import type { ModelFile, ModelProblem } from '#domain/views/model.ts'
import { draftWords } from '#domain/words/draft.ts'
import { deskLanguage } from '#domain/words/language.ts'
import type { ContentFolder } from '../outside/content-folder.ts'
import { findTicket } from '../store/tickets.ts'
import { ownerOf, type World } from './world.ts'

/** What knows how an article is written: the authoring tools. */
export type Authoring = {
  check: (name: string, text: string) => Finding[]
  /** Files of a model, where they are given instead of those that are there: the model when it holds, and all that is wrong with it. */
  checkModel: (files: readonly ModelFile[]) => Promise<{ model: SupportModel | null; problems: ModelProblem[] }>
  improve: (name: string, text: string, told: { symptoms: readonly string[]; solved: string }) => string
  validate: (text: string, today: string) => string
}
export type Drafting = { folder: ContentFolder; authoring: Authoring }

export type Person = SupportActor
type SupportActor = Extract<Actor, { kind: 'support' }>
type By = { ref: string; person: SupportActor }

/** Saves a draft as somebody left it; one with an error of the check is saved nowhere. */
export async function saveDraft(
  world: Pick<World, 'articles' | 'read'>,
  { folder, authoring }: Drafting,
  { ref, person, ...drafted }: Drafted & By,
): Promise<Result<DraftSaved>> {
  if (!(await findTicket(world.read, { ref }))) return refuse('ticket.not-found')
  const errors = authoring.check(drafted.name, drafted.text).filter(({ severity }) => severity === 'error')
  if (errors.length > 0) return refuse('draft.wrong', { errors: errors.map(errorOf) })
  const improved = drafted.improves === undefined ? null : world.articles.get(drafted.improves)
  if (improved === undefined) return refuse('ticket.unknown-article', { errors: [unknown(drafted.improves ?? '')] })
  const file = improved ? await fileOf(folder, improved.id) : null
  if (improved && !file) return refuse('draft.no-file')
  if (!improved && isTaken(world, drafted.name)) return refuse('draft.exists')
  const change = {
    name: file?.name ?? drafted.name,
    before: file?.text ?? null,
    text: finishedDraft(drafted.text),
  }
  const words = draftWords(deskLanguage)
  return save(folder, change, {
    as: drafted.as,
    person,
    message: improved ? words.improved(improved.title, ref) : words.drafted(ref),
  })
}

/** Saves an article as validated and reviewed today, for the team that keeps it. */
export async function validateArticle(
  world: Pick<World, 'articles' | 'automations' | 'formerAutomations' | 'now'>,
  { folder, authoring }: Drafting,
  { article: id, as, person }: { article: string; as: DraftWay; person: SupportActor },
): Promise<Result<DraftSaved>> {
  const article = world.articles.get(id)
  if (!article)
    return refuse('ticket.unknown-article', { errors: [{ path: 'article', message: `"${id}" is not an article` }] })
  const owner = ownerOf(world, article)
  if (owner !== null && !person.teams.includes(owner)) return refuse('draft.not-owner')
  const file = await fileOf(folder, id)
  if (!file) return refuse('draft.no-file')
  const today = world.now().toZonedDateTimeISO('UTC').toPlainDate().toString()
  const change = { name: file.name, before: file.text, text: authoring.validate(file.text, today) }
  return save(folder, change, { as, person, message: draftWords(deskLanguage).validated(article.title) })
}

type Change = { name: string; before: string | null; text: string }
type How = { as: DraftWay; person: SupportActor; message: string }

/** Saves a file in one of the ways. */
export async function save(
  folder: ContentFolder,
  change: Change,
  { as, person, message }: How,
): Promise<Result<DraftSaved>> {
  const { name, before, text } = change
  const saved = { as, name, file: null, text: null, branch: null, commit: null }
  const base = name.replace(/^.*\//, '')
  switch (as) {
    case 'file':
      return ok({ ...saved, file: base, text })
    case 'patch':
      return ok({
        ...saved,
        file: base.replace(/\.mdx?$/, '.patch'),
        text: patchOf(await folder.pathOf(name), { before, after: text }),
      })
    case 'folder': {
      const written = await folder.write(change)
      return written.ok ? ok(saved) : written
    }
    case 'commit': {
      const author = { name: person.name, email: person.email }
      const committed = await folder.commit({ ...change, message, author })
      return committed.ok ? ok({ ...saved, ...committed.value }) : committed
    }
  }
}

/** The file of an article: Markdown, or MDX. */
export async function fileOf(folder: ContentFolder, id: string): Promise<{ name: string; text: string } | null> {
  for (const name of [`${id}.md`, `${id}.mdx`]) {
    const text = await folder.read(name)
    if (text !== null) return { name, text }
  }
  return null
}

/** Whether an article lies under that name. */
export function isTaken({ articles }: Pick<World, 'articles'>, name: string): boolean {
  return articles.has(name.replace(/\.md$/, ''))
}

/** A finding as what is wrong with the text. */
export function errorOf({ line, words }: Finding) {
  return { path: 'text', message: line === null ? words : `Line ${line}: ${words}` }
}

function unknown(id: string) {
  return { path: 'improves', message: `"${id}" is not an article` }
}
