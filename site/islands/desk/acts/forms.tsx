import type { FunctionComponent } from 'preact'
import { actWords } from '#domain/words/acts.ts'
import { language } from '../../kit/say.ts'
import type { FormProps } from '../form-parts.tsx'
import type { DeskTicket } from '../types.ts'
import { LinkForm, ReopenForm, ResolveForm } from './end.tsx'
import { PriorityForm, TogetherForm, TypeForm } from './judge.tsx'
import { AssignForm, EscalateForm, ReturnForm, WaitForm } from './move.tsx'
import { AttachForm, NoteForm, ReplyForm } from './talk.tsx'
import { VendorForm, VendorNewsForm } from './vendor.tsx'

export type ActName = keyof typeof forms
type Verb = keyof DeskTicket['may']

/** What can be done with a ticket, each with its form; `verb` says who may. */
export const forms = {
  reply: { verb: 'reply', form: ReplyForm, key: 'r', first: true },
  note: { verb: 'note', form: NoteForm, key: 'n', first: true },
  escalate: { verb: 'escalate', form: EscalateForm, key: 'e', first: true },
  return: { verb: 'return', form: ReturnForm, key: 'b', first: true },
  wait: { verb: 'wait', form: WaitForm, key: 'w', first: true },
  resolve: { verb: 'resolve', form: ResolveForm, key: 's', first: true },
  reopen: { verb: 'reopen', form: ReopenForm, key: '', first: true },
  assign: { verb: 'assign', form: AssignForm, key: '', first: false },
  attach: { verb: 'attach', form: AttachForm, key: '', first: false },
  vendor: { verb: 'open-vendor-ticket', form: VendorForm, key: '', first: false },
  'vendor-news': {
    verb: 'update-vendor-ticket',
    form: VendorNewsForm,
    key: '',
    first: false,
  },
  priority: { verb: 'reprioritise', form: PriorityForm, key: '', first: false },
  type: { verb: 'retype', form: TypeForm, key: '', first: false },
  link: { verb: 'link', form: LinkForm, key: '', first: false },
  together: { verb: 'group', form: TogetherForm, key: '', first: false },
} as const satisfies Record<string, { verb: Verb; form: FunctionComponent<FormProps>; key: string; first: boolean }>

export const actNames = Object.keys(forms) as ActName[]

/** What an act is called on its button. */
export function labelOf(name: ActName): string {
  return actWords(language)[forms[name].verb].label
}

/** Why an act is not possible now, or null when it is. */
export function hindrance(view: DeskTicket, name: ActName): string | null {
  return view.may[forms[name].verb]?.why ?? null
}
