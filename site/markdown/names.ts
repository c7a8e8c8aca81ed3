export const calloutTypes = ['note', 'tip', 'warning', 'danger'] as const
export type CalloutType = (typeof calloutTypes)[number]

const others = ['steps', 'tabs', 'tab', 'decision', 'answer', 'error-text', 'command', 'escalate']

function isCallout(name: string): name is CalloutType {
  return calloutTypes.some((type) => type === name)
}

/** Every directive that an author may use. */
export const knownNames: readonly string[] = [...calloutTypes, ...others]

export function isKnown(name: string): boolean {
  return isCallout(name) || others.includes(name)
}

/** Every component that an author may use in MDX. */
export const componentNames: readonly string[] = ['Callout', ...others.map(pascal)]

function pascal(name: string): string {
  return name.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase())
}
