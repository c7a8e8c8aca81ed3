import type { FunctionComponent } from 'preact'
import type { DeskVerb } from '#domain/ticket/verbs.ts'
import type { Deed } from '../deed.ts'
import type { FormProps } from '../send-form.tsx'

/**
 * How the desk offers a verb: by a form, at once, or within the form of another verb. `first` stands in the row of buttons,
 * everything else in the menu. Each has a `key` of
 * its own.
 */
export type Act =
  | { form: FunctionComponent<FormProps>; key: string; first?: boolean }
  | { deed: Deed; done: string; key: string; first?: boolean }
  | { within: DeskVerb }
