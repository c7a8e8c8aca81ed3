import type { FunctionComponent } from 'preact'
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
  reply: { label: 'Reply', verb: 'reply', form: ReplyForm, key: 'r', first: true },
  note: { label: 'Note', verb: 'note', form: NoteForm, key: 'n', first: true },
  escalate: { label: 'Hand over', verb: 'escalate', form: EscalateForm, key: 'e', first: true },
  return: { label: 'Send back', verb: 'return', form: ReturnForm, key: 'b', first: true },
  wait: { label: 'Wait', verb: 'wait', form: WaitForm, key: 'w', first: true },
  resolve: { label: 'Resolve', verb: 'resolve', form: ResolveForm, key: 's', first: true },
  reopen: { label: 'Open again', verb: 'reopen', form: ReopenForm, key: '', first: true },
  assign: { label: 'Assign', verb: 'assign', form: AssignForm, key: '', first: false },
  attach: { label: 'Attach a file', verb: 'attach', form: AttachForm, key: '', first: false },
  vendor: { label: 'Log a vendor ticket', verb: 'open-vendor-ticket', form: VendorForm, key: '', first: false },
  'vendor-news': {
    label: 'News from the vendor',
    verb: 'update-vendor-ticket',
    form: VendorNewsForm,
    key: '',
    first: false,
  },
  priority: { label: 'Priority', verb: 'reprioritise', form: PriorityForm, key: '', first: false },
  type: { label: 'Type', verb: 'retype', form: TypeForm, key: '', first: false },
  link: { label: 'Link an article', verb: 'link', form: LinkForm, key: '', first: false },
  together: { label: 'Same cause as …', verb: 'group', form: TogetherForm, key: '', first: false },
} as const satisfies Record<
  string,
  { label: string; verb: Verb; form: FunctionComponent<FormProps>; key: string; first: boolean }
>

export const actNames = Object.keys(forms) as ActName[]

/** Why an act is not possible now, or null when it is. */
export function hindrance(view: DeskTicket, name: ActName): string | null {
  return view.may[forms[name].verb]?.why ?? null
}
