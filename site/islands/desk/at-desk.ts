import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Session } from './types.ts'

/** Who is at the desk, for what lies deep in a page. */
export const AtDesk = createContext<Session | null>(null)

export function useSession(): Session | null {
  return useContext(AtDesk)
}
