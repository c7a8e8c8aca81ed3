import type { Values } from './values.ts'

/** The fields of the plain form, and answers to questions that are not asked at the moment. */
export class Fields {
  readonly form: HTMLFormElement
  kept: Values = {}

  constructor(form: HTMLFormElement) {
    this.form = form
  }

  find(name: string): HTMLInputElement | null {
    const field = this.form.elements.namedItem(name)
    return field instanceof HTMLElement ? (field as HTMLInputElement) : null
  }

  values(): Values {
    const typed = [...new FormData(this.form)].map(([name, value]) => [name, String(value)])
    return { ...this.kept, ...Object.fromEntries(typed) }
  }

  /** Fills in what a draft holds. */
  fill(values: Values) {
    for (const [name, value] of Object.entries(values)) {
      const field = this.find(name)
      if (field && name !== 'article' && name !== 'attempt') field.value = value
      if (name.startsWith('detail.')) this.kept[name] = value
    }
  }

  /** Fills in what is known of the matter; what stands there already stays. */
  propose(values: Values) {
    for (const [name, value] of Object.entries(values)) {
      const field = this.find(name)
      if (field && !field.value) field.value = value
    }
  }

  choose(automation: string) {
    const select = this.find('automation') as unknown as HTMLSelectElement
    if ([...select.options].some(({ value }) => value === automation)) select.value = automation
  }

  empty() {
    this.form.reset()
    this.kept = {}
  }
}
