import type { RefObject } from 'preact'
import { actWords } from '#domain/words/acts.ts'
import { commandWords } from '#domain/words/commands.ts'
import { bulkWords, railWords } from '#domain/words/queue.ts'
import { ask } from '../kit/ask.ts'
import { onSite } from '../kit/base.ts'
import { language } from '../kit/say.ts'
import { formNamed, keyed, labelOf } from './acts/acts.ts'
import type { BulkChoice } from './bulk-choice.ts'
import { useCommands } from './commands/commands.tsx'
import { focusRow } from './queue-table.tsx'
import { sayRefusal } from './refusal.ts'
import { done, refused, type Told } from './told.tsx'
import type { QueueRow } from './types.ts'
import type { Bulk } from './use-bulk.ts'

const says = commandWords(language)
const { assign } = actWords(language)

type Keyed = {
  rows: readonly QueueRow[]
  /** The row that was chosen last. */
  selected: string | null
  choice: BulkChoice
  bulk: Bulk
  search: RefObject<HTMLInputElement>
  /** Address of who is signed in. */
  me: string
  onTold: (told: Told) => void
  onChanged: () => void
}

/** What keys do in the queue, and the palette. */
export function useQueueKeys({ rows, selected, choice, bulk, search, me, onTold, onChanged }: Keyed): void {
  /** The row that has the focus right now, which a quick hand may have moved since the last drawing. */
  const current = () => document.activeElement?.closest<HTMLElement>('tr[data-ref]')?.dataset.ref ?? selected
  const withCurrent = (does: (row: QueueRow) => void) => {
    const row = rows.find(({ ref }) => ref === current())
    if (row) does(row)
    else onTold(refused(says.chooseFirst))
  }

  function move(by: number) {
    const at = rows.findIndex(({ ref }) => ref === current())
    const row = rows[Math.max(0, Math.min(rows.length - 1, at + by))]
    if (row) focusRow(row.ref)
  }

  async function assignToMe({ ref, version }: QueueRow) {
    const answer = await ask('PUT /desk/tickets/{ref}/assignee', {
      at: { ref },
      body: { to: me },
      version: `"${version}"`,
    })
    onTold(answer.ok ? done(assign.doneToMe(ref)) : refused(`${ref}: ${sayRefusal(answer.problem)}`))
    onChanged()
  }

  const open = (act = '') => withCurrent(({ ref }) => location.assign(onSite(`/desk/ticket/#${ref}${act}`)))
  const mark = (through: boolean) => withCurrent(({ ref }) => choice.toggle(ref, through))
  const chosen = [...choice.chosen]
  const assigning =
    chosen.length > 0
      ? {
          name: bulkWords(language).send(assign.toMe, chosen.length),
          does: () => bulk.plan({ verb: 'assign', with: { to: me } }, chosen),
        }
      : { name: assign.toMe, does: () => withCurrent((row) => void assignToMe(row)) }
  useCommands([
    { key: 'j', name: says.next, does: () => move(1), isMove: true },
    { key: 'k', name: says.before, does: () => move(-1), isMove: true },
    { key: 'Enter', name: says.enter, does: () => open(), isMove: true, isNative: true },
    { key: 'o', name: says.enter, does: () => open(), isMove: true },
    { key: 'a', ...assigning },
    { key: 'x', name: bulkWords(language).key, does: () => mark(false) },
    { key: 'X', name: says.chooseThrough, does: () => mark(true) },
    ...keyed()
      .filter(({ name }) => formNamed(name))
      .map(({ name, key }) => ({ key, name: says.openAnd(labelOf(name)), does: () => open(`/${name}`) })),
    { key: 'N', name: railWords(language).pages.newTicket, does: () => location.assign(onSite('/desk/new/')) },
    { key: '/', name: says.searchTickets, does: () => search.current?.focus() },
  ])
}
