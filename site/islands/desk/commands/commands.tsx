import { type ComponentChildren, createContext } from 'preact'
import { useContext, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { commandWords } from '#domain/words/commands.ts'
import { language } from '../../kit/say.ts'
import type { Session } from '../types.ts'
import type { Command } from './command.ts'
import { KeyHelp } from './help.tsx'
import { listenToKeys } from './keys.ts'
import { Palette } from './palette.tsx'

const words = commandWords(language)

type Shown = 'palette' | 'keys' | null
type Place = { commands: { current: readonly Command[] }; show: (what: Shown) => void }

const Here = createContext<Place>({ commands: { current: [] }, show: () => {} })

/** Opens the palette or the list of keys. */
export function useShow(): Place['show'] {
  return useContext(Here).show
}

/** What the page around can do right now. */
export function useCommands(commands: readonly Command[]): void {
  const { commands: place } = useContext(Here)
  place.current = commands
  useLayoutEffect(() =>
    listenToKeys(
      Object.fromEntries(
        commands.flatMap(({ key, does, isNative }) => (key && !isNative ? [[key, does] as const] : [])),
      ),
    ),
  )
  useEffect(
    () => () => {
      place.current = []
    },
    [],
  )
}

/** Every page of the desk: its palette with Ctrl or Command K, its keys with a question mark. */
export function Commanded({ session, children }: { session: Session; children: ComponentChildren }) {
  const commands = useRef<readonly Command[]>([])
  const [shown, show] = useState<Shown>(null)
  // Keys work as soon as the page is seen.
  useLayoutEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey) return
      event.preventDefault()
      show((before) => (before === 'palette' ? null : 'palette'))
    }
    document.addEventListener('keydown', pressed)
    const stop = listenToKeys({ '?': () => show('keys') })
    return () => {
      document.removeEventListener('keydown', pressed)
      stop()
    }
  }, [])
  const close = () => show(null)
  return (
    <Here.Provider value={{ commands, show }}>
      {children}
      {shown === 'palette' && <Palette session={session} commands={commands.current} onClose={close} />}
      {shown === 'keys' && <KeyHelp keys={keysOf(commands.current)} onClose={close} />}
    </Here.Provider>
  )
}

function keysOf(commands: readonly Command[]): [string, string][] {
  const own = commands.flatMap(({ key, name, hindered }): [string, string][] =>
    key && name ? [[key, hindered ? words.notNow(name) : name]] : [],
  )
  return [...own, ['Ctrl K', words.palette], ['Ctrl Enter', words.send], ['?', words.keys]]
}
