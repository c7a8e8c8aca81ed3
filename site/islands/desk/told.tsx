/** What came of an act, or that it was refused. */
export type Told = { words: string; wrong: boolean }

export const nothingTold: Told = { words: '', wrong: false }
export const done = (words: string): Told => ({ words, wrong: false })
export const refused = (words: string): Told => ({ words, wrong: true })

/** Says it where it is read aloud too; a refusal looks like one. `quiet` is only read aloud, while there is nothing else. */
export function TellLine({ told: { words, wrong }, quiet = '' }: { told: Told; quiet?: string }) {
  return (
    <p role={wrong ? 'alert' : 'status'} class={words ? (wrong ? 'wrongs' : 'desk-said') : 'only-read'}>
      {words || quiet}
    </p>
  )
}
