import { type Masking, mask } from '../language/mask.ts'
import { firstSentence, quoted, slug } from './draft.ts'

type Answered = {
  title: string
  question: string
  answer: string
  /** Whoever wrote in it. */
  people: readonly string[]
  automation: string | null
  team: string
}

/** A question of the community and its answer as an FAQ, as KCS work in progress, without the people. */
export function draftFaq(told: Answered, masking: Masking): { name: string; text: string } {
  const { automation, team, people } = told
  const names = [...(masking.names ?? []), ...people]
  const clean = (text: string) => mask(text, { ...masking, names }).trim()
  const [title, question, answer] = [clean(told.title), clean(told.question), clean(told.answer)]
  const lines = [
    '---',
    `title: ${quoted(title)}`,
    `summary: ${quoted(firstSentence(answer) || title, 300)}`,
    automation ? `automation: ${automation}` : `owner: ${team}`,
    'symptoms:',
    `  - ${quoted(firstSentence(question) || title)}`,
    'confidence: wip',
    '---',
    '',
    answer,
  ]
  return { name: `faqs/${automation ?? 'general'}/${slug(title)}.md`, text: `${lines.join('\n').trimEnd()}\n` }
}
