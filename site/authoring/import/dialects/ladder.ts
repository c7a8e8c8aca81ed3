import { callout, container, tab, words } from '../constructs.ts'
import type { Dialect } from '../work.ts'
import { withLabels } from './labels.ts'

/** Ladder's own components, as articles in MDX use them. */
export const ladder: Dialect = {
  readers: [],
  meanings: {
    Decision: (element, work) => [container('decision', words(element.attributes?.question), work.inner(element))],
    Answer: (element, work) => [container('answer', words(element.attributes?.when), work.inner(element))],
    ErrorText: (element, work) => [container('error-text', null, work.inner(element))],
    Command: (element, work) => [container('command', words(element.attributes?.label), work.inner(element))],
    Escalate: (element, work) => [
      { type: 'leafDirective', name: 'escalate', attributes: {}, children: work.inner(element) },
    ],
    Callout: (element, work) => {
      const { type, kind, intent, title } = element.attributes ?? {}
      return [callout(type || kind || intent || 'note', words(title), work.inner(element))]
    },
    Tab: (element, work) => {
      const { label, title, name, value } = element.attributes ?? {}
      return [tab(words(label || title || name || value || 'Tab'), work.inner(element))]
    },
    'Tabs.Tab': (element, work) => [
      tab(words(element.attributes?.label || element.attributes?.title || 'Tab'), work.inner(element)),
    ],
    Tabs: (element, work) => work.inner(withLabels(element)),
  },
}
