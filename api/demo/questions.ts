import type { Result } from '#domain/base/result.ts'
import { stamp } from '#domain/base/time.ts'
import type { Writer } from '#domain/community/facts.ts'
import { ownerOfQuestion } from '#domain/community/owner.ts'
import type { QuestionCommand } from '#domain/community/verbs.ts'
import { findTeam } from '#domain/model/entries.ts'
import { doInCommunity } from '../actions/community.ts'
import { newId, type World } from '../actions/world.ts'
import { memberWith, updateMember } from '../store/members.ts'

type By = { name: string; email: string } | 'owner'
type Step = { after: string; by: By; do: QuestionCommand }
type QuestionStory = { ago: string; by: By; title: string; text: string; automation: string; steps: Step[] }

const mara = { name: 'Mara Lind', email: 'mara@example.com' }
const theo = { name: 'Theo Brandt', email: 'theo@example.com' }
const ines = { name: 'Ines Costa', email: 'ines@example.com' }

/** What people asked each other: answered by an owner, by one another, and one that waits. */
const stories: QuestionStory[] = [
  {
    ago: 'P19D',
    by: mara,
    title: 'Can an order be held back from the sync until I have checked it?',
    text: 'Some orders need a phone call first. Is there a flag that keeps an order out of the next run?',
    automation: 'order-sync',
    steps: [
      {
        after: 'PT3H',
        by: 'owner',
        do: {
          act: 'answer',
          text: 'Yes. Set the tag `hold` on the order: the sync leaves it out and tries again an hour after the tag is gone.\n\nOrders that were sent before stay as they are.',
        },
      },
      { after: 'PT20M', by: mara, do: { act: 'accept', post: 1 } },
      { after: 'PT26H', by: ines, do: { act: 'vote', post: 1 } },
    ],
  },
  {
    ago: 'P9D',
    by: theo,
    title: 'Does the bot count half days of leave?',
    text: 'I took an afternoon off and my balance went down by a whole day in the chat.',
    automation: 'leave-balance-bot',
    steps: [
      {
        after: 'PT2H',
        by: ines,
        do: {
          act: 'answer',
          text: 'Mine showed the same until the next morning. It reads the balance of the night before, so wait a day before you worry.',
        },
      },
      { after: 'PT5H', by: theo, do: { act: 'vote', post: 1 } },
      {
        after: 'PT1H',
        by: 'owner',
        do: {
          act: 'answer',
          text: 'Half days count as half. Ines is right: the bot reads the balance that the personnel system made last night.',
        },
      },
    ],
  },
  {
    ago: 'PT5H',
    by: ines,
    title: 'Which address does a quote go to when a customer has two?',
    text: 'The customer has a billing address and a purchasing address. The quote went to billing, they expected purchasing.',
    automation: 'quote-generator',
    steps: [],
  },
]

/** Tells the stories at the times at which they happened, as far as they have; what is refused is named. */
export async function seedQuestions(world: World): Promise<{ questions: number; refused: string[] }> {
  const now = world.now()
  const refused: string[] = []
  const told = (title: string, what: string, done: Result<unknown>) => {
    if (!done.ok) refused.push(`${title}: ${what}: ${done.error.code}`)
  }
  for (const { ago, by, title, text, automation, steps } of stories) {
    let at = now.subtract(hoursOf(ago))
    const owner = ownerOf(world, automation)
    const writer = (moment: World, who: By) => (who === 'owner' ? owner : memberOf(moment, who))
    const then = { ...world, now: () => at }
    const asked = await doInCommunity(then, { ask: { title, text, automation } }, await writer(then, by))
    told(title, 'ask', asked)
    const id = asked.ok ? (asked.value?.id ?? '') : ''
    for (const { after, by: who, do: command } of steps) {
      at = at.add(after)
      const done = await doInCommunity(then, { act: { id, command } }, await writer(then, who))
      told(title, command.act, done)
    }
  }
  return { questions: stories.length, refused }
}

/** Somebody whose address is confirmed, and whose first posts the team has shown long ago. */
async function memberOf(world: World, { name, email }: Exclude<By, 'owner'>): Promise<Writer> {
  const at = stamp(world.now())
  return world.transact(async (tx) => {
    const { id } = await memberWith(tx, { email, name, id: newId(world), at })
    await updateMember(tx, id, { confirmed_at: at, trusted_at: at, last_at: at })
    return { kind: 'member', id, name }
  })
}

function ownerOf(world: World, automation: string): Writer {
  const team = ownerOfQuestion(world, { automation })
  const [first] = findTeam(world.model, team)?.members ?? []
  return { kind: 'support', name: first?.name ?? team, email: first?.email ?? '', teams: [team] }
}

function hoursOf(ago: string): Temporal.Duration {
  const { days, hours } = Temporal.Duration.from(ago)
  return Temporal.Duration.from({ hours: days * 24 + hours })
}
