import { inject } from 'vitest'
import type { Shared } from './global-setup.ts'

const asked = new Map<string, Promise<unknown>>()

/** What all workers share, from the process that runs them. */
export function shared<Name extends keyof Shared>(name: Name): Promise<Shared[Name]> {
  const known = asked.get(name) ?? ask(name)
  asked.set(name, known)
  return known as Promise<Shared[Name]>
}

async function ask(name: string): Promise<unknown> {
  const answer = await fetch(new URL(name, inject('door')))
  if (!answer.ok) throw new Error(await answer.text())
  return answer.json()
}
