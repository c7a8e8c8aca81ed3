import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { deskPageWords } from '#domain/words/desk-page.ts'
import type { Answer } from '../kit/ask.ts'
import { language } from '../kit/say.ts'
import { Rail } from './rail.tsx'
import { sayRefusal } from './refusal.ts'
import { done, nothingTold, refused, TellLine, type Told } from './told.tsx'
import type { Session } from './types.ts'
import { useCounts } from './use-counts.ts'

const around = deskPageWords(language)

/** What a page lists: read when it opens, and again after what is done to it. */
type Found<T> = {
  found: T | null
  told: Told
  /** Does something; then the list is read anew and what came of it is said. Refused, that is said and nothing is read. */
  act: <A>(asked: Promise<Answer<A>>, saying: (answer: A) => string) => Promise<Answer<A>>
}

export function useFound<T>(list: () => Promise<Answer<T>>): Found<T> {
  const [found, setFound] = useState<T | null>(null)
  const [told, tell] = useState<Told>(nothingTold)
  const read = async () => {
    const answer = await list()
    if (answer.ok) setFound(answer.value)
    else tell(refused(sayRefusal(answer.problem)))
  }
  useEffect(() => void read(), [])
  return {
    found,
    told,
    act: async (asked, saying) => {
      const answer = await asked
      if (answer.ok) await read()
      tell(answer.ok ? done(saying(answer.value)) : refused(sayRefusal(answer.problem)))
      return answer
    },
  }
}

type Props = {
  session: Session
  page: string
  words: { title: string; intro: string }
  state: Pick<Found<unknown>, 'found' | 'told'>
  /** Below its name: where else to go. */
  nav?: ComponentChildren
  /** Below what it is for: which of several lists it is. */
  choice?: ComponentChildren
  children: ComponentChildren
}

/** A page of the desk that lists something: its name, what it is for, and what was last said of it. */
export function FoundPage({ session, page, words, state: { found, told }, nav, choice, children }: Props) {
  return (
    <>
      <Rail session={session} counts={useCounts()} here={null} page={page} />
      <main id="main" tabIndex={-1} class="desk-main">
        <h1 class="desk-title">{words.title}</h1>
        {nav}
        <p class="soft">{words.intro}</p>
        {choice}
        <TellLine told={told} />
        {found === null && !told.words && <p class="soft">{around.reading}</p>}
        {children}
      </main>
    </>
  )
}
