import { ok, type Result, refuse } from '#domain/base/result.ts'
import { ownerOfQuestion } from '#domain/community/owner.ts'
import { answersOf, asked, type Question } from '#domain/community/question.ts'
import { finishedDraft } from '#domain/knowledge/draft.ts'
import { draftFaq } from '#domain/knowledge/faq-draft.ts'
import type { Actor } from '#domain/ticket/event.ts'
import type { DraftSaved, DraftWay } from '#domain/views/draft.ts'
import { communityWords } from '#domain/words/community.ts'
import { findQuestion, lockQuestion } from '../store/questions.ts'
import { type Drafting, errorOf, isTaken, save } from './drafting.ts'
import { noteOn } from './question-tx.ts'
import { findAutomation, type World } from './world.ts'

type Support = Extract<Actor, { kind: 'support' }>
type Drafted = { name: string; text: string }

/** The article that a question could become: its best answer, as an FAQ. Only the team that owns the question writes it. */
export async function faqOf(world: World, { id, person }: { id: string; person: Support }): Promise<Result<Drafted>> {
  const question = await ownQuestion(world, { id, person })
  if (!question.ok) return question
  const { title, automation, posts } = question.value
  const [best] = answersOf(question.value)
  const about = findAutomation(world, automation)?.id ?? null
  return ok(
    draftFaq(
      {
        title,
        question: asked(question.value).text,
        answer: best?.text ?? '',
        people: posts.map(({ by }) => by.name),
        automation: about,
        team: ownerOfQuestion(world, question.value),
      },
      world.masking,
    ),
  )
}

type Saving = Drafted & { id: string; person: Support; as: DraftWay }

/** Saves the article as somebody left it, and lets the question point to it; one with an error of the check is saved nowhere. */
export async function saveFaq(
  world: World,
  { folder, authoring }: Drafting,
  { id, person, as, name, text }: Saving,
): Promise<Result<DraftSaved>> {
  const question = await ownQuestion(world, { id, person })
  if (!question.ok) return question
  const errors = authoring.check(name, text).filter(({ severity }) => severity === 'error')
  if (errors.length > 0) return refuse('draft.wrong', { errors: errors.map(errorOf) })
  if (isTaken(world, name)) return refuse('draft.exists')
  const message = communityWords(world.language).faqMessage(question.value.title)
  const saved = await save(folder, { name, before: null, text: finishedDraft(text) }, { as, person, message })
  if (!saved.ok) return saved
  const article = name.replace(/\.md$/, '')
  await world.transact(async (tx) => {
    const before = await lockQuestion(tx, id, world.dialect)
    if (before && before.writtenUp !== article)
      await noteOn(world, tx, { before, fact: { type: 'question.written-up', data: { article } }, by: person })
  })
  return saved
}

async function ownQuestion(world: World, { id, person }: { id: string; person: Support }): Promise<Result<Question>> {
  const question = await findQuestion(world.read, id)
  if (!question) return refuse('community.not-found')
  return person.teams.includes(ownerOfQuestion(world, question)) ? ok(question) : refuse('community.not-yours')
}
