import type { ArticleDraft } from '#domain/views/draft.ts'
import { draftWords } from '#domain/words/draft.ts'
import { language } from '../kit/say.ts'

const words = draftWords(language)

export type EditedLine = ArticleDraft['lines'][number] & { out: boolean }

export function editedLines(lines: ArticleDraft['lines']): EditedLine[] {
  return lines.map((line) => ({ ...line, out: false }))
}

/** The file as it would be now; a line that is taken out is left empty, so that lines keep their numbers. */
export function textOf(lines: readonly EditedLine[]): string {
  return `${lines.map(({ text, out }) => (out ? '' : text)).join('\n')}\n`
}

type Props = { lines: readonly EditedLine[]; onChange: (lines: EditedLine[]) => void }

/** Each line of a draft to be changed or taken out; those from which something was cut are marked. */
export function DraftLines({ lines, onChange }: Props) {
  const change = (at: number, to: Partial<EditedLine>) =>
    onChange(lines.map((line, index) => (index === at ? { ...line, ...to } : line)))
  return (
    <section aria-labelledby="draft-lines">
      <h2 id="draft-lines" class="label">
        {words.lines}
      </h2>
      <ol class="draft-lines">
        {lines.map((line, at) =>
          line.text === '' && !line.ask && !line.out ? (
            <li key={at} class="draft-blank" aria-hidden="true" />
          ) : (
            <Line key={at} number={at + 1} line={line} onChange={(to) => change(at, to)} />
          ),
        )}
      </ol>
    </section>
  )
}

type LineProps = { number: number; line: EditedLine; onChange: (to: Partial<EditedLine>) => void }

function Line({ number, line: { text, masked, added, ask, out }, onChange }: LineProps) {
  const mark = masked ? words.masked : added ? words.added : ask && text === '' ? words.toWrite : ''
  const label = `${words.line(number)}${mark ? `, ${mark}` : ''}`
  return (
    <li class={out ? 'draft-out' : masked ? 'draft-masked' : added ? 'draft-added' : undefined}>
      <span class="draft-number soft small" aria-hidden="true">
        {number}
      </span>
      <textarea
        rows={1}
        aria-label={ask ? `${label}: ${words.asks[ask]}` : label}
        placeholder={ask ? words.asks[ask] : ''}
        value={text}
        disabled={out}
        dir="auto"
        onInput={(event) => onChange({ text: event.currentTarget.value })}
      />
      <span class="draft-mark small">{mark}</span>
      <button
        type="button"
        class="quiet small"
        aria-label={`${out ? words.putBack : words.takeOut}: ${words.line(number)}`}
        onClick={() => onChange({ out: !out })}
      >
        {out ? words.putBack : words.takeOut}
      </button>
    </li>
  )
}
