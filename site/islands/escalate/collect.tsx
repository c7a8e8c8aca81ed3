import type { Field } from '#domain/base/field.ts'
import { longest } from '#domain/base/longest.ts'
import { formWords } from '#domain/words/form.ts'
import { language } from '../kit/say.ts'

/** The questions that the automation and the article ask; their inputs stay the same elements while others come and go. */
export function Collect({ fields, typed }: { fields: readonly Field[]; typed: (name: string) => string }) {
  const asked = (wanted: boolean) =>
    fields
      .filter(({ required }) => required === wanted)
      .map((field) => <Question key={field.name} field={field} typed={typed(`detail.${field.name}`)} />)
  const optional = asked(false)
  return (
    <>
      {asked(true)}
      {optional.length > 0 && (
        <details class="fold" open={fields.some(({ name, required }) => !required && typed(`detail.${name}`))}>
          <summary>
            {formWords(language).folds.details} <span class="soft">{formWords(language).optional}</span>
          </summary>
          <div>{optional}</div>
        </details>
      )}
    </>
  )
}

function Question({ field: { name, label, hint, required, options }, typed }: { field: Field; typed: string }) {
  const id = `detail.${name}`
  const shared = { id, name: id, required, 'aria-describedby': hint ? `${id}-hint ${id}-wrong` : `${id}-wrong` }
  return (
    <div class="field">
      <label for={id}>
        {label}
        {!required && <span class="soft"> {formWords(language).optional}</span>}
      </label>
      {options ? (
        <select {...shared}>
          <option value="">{formWords(language).choose}</option>
          {options.map((option) => (
            <option key={option} value={option} selected={option === typed}>
              {option}
            </option>
          ))}
        </select>
      ) : (
        <input {...shared} maxLength={longest.answer} defaultValue={typed} autocomplete="off" />
      )}
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <p class="wrong" id={`${id}-wrong`} hidden />
    </div>
  )
}
