import { useEffect, useState } from 'preact/hooks'
import type { ArticleDraft, DraftWay } from '#domain/views/draft.ts'
import { draftWords } from '#domain/words/draft.ts'
import { ask } from '../kit/ask.ts'
import { language } from '../kit/say.ts'
import { openDesk } from './door.tsx'
import { DraftLines, type EditedLine, editedLines, textOf } from './draft-lines.tsx'
import { Rail } from './rail.tsx'
import { sayRefusal } from './refusal.ts'
import { saveAs } from './save-as.ts'
import { nothingTold, TellLine, type Told } from './told.tsx'
import type { Session } from './types.ts'
import { useCounts } from './use-counts.ts'

const words = draftWords(language)

export function openDraft() {
  openDesk((session) => <DraftPage session={session} />)
}

/** Where it was made from, and which article it improves: "#TKT-AAAAA" or "#TKT-AAAAA/ARTICLE". */
function place() {
  const [ref = '', ...article] = decodeURIComponent(location.hash.slice(1)).split('/')
  return { ref, improves: article.join('/') }
}

/** The article that a ticket could become: looked through line by line, then saved. */
function DraftPage({ session }: { session: Session }) {
  const [here, setHere] = useState(place)
  const [draft, setDraft] = useState<ArticleDraft | null>(null)
  const [trouble, setTrouble] = useState('')
  const counts = useCounts()
  useEffect(() => {
    const moved = () => setHere(place())
    addEventListener('hashchange', moved)
    return () => removeEventListener('hashchange', moved)
  }, [])
  useEffect(() => {
    setDraft(null)
    setTrouble('')
    const query: Record<string, string> = here.improves ? { improves: here.improves } : {}
    void ask('GET /desk/tickets/{ref}/draft', { at: { ref: here.ref }, query }).then((answer) => {
      if (answer.ok) setDraft(answer.value)
      else setTrouble(sayRefusal(answer.problem))
    })
  }, [here.ref, here.improves])
  return (
    <>
      <Rail session={session} counts={counts} here={null} page="draft" />
      <main id="main" tabIndex={-1} class="desk-main">
        <h1 class="desk-title">{here.improves ? words.improvesTitle : words.title}</h1>
        {trouble && (
          <p class="wrongs" role="alert">
            {words.notMade}. {trouble}
          </p>
        )}
        {!draft && !trouble && <p class="soft">{words.reading}</p>}
        {draft && <Drafted key={`${here.ref}/${here.improves}`} at={here.ref} draft={draft} />}
      </main>
    </>
  )
}

function Drafted({ at, draft }: { at: string; draft: ArticleDraft }) {
  const [lines, setLines] = useState<EditedLine[]>(() => editedLines(draft.lines))
  const [name, setName] = useState(draft.name)
  const [said, setSaid] = useState<Told>(nothingTold)
  async function save(way: DraftWay) {
    const answer = await ask('POST /desk/tickets/{ref}/draft', {
      at: { ref: at },
      body: { as: way, name, text: textOf(lines), ...(draft.improves ? { improves: draft.improves.id } : {}) },
    })
    if (!answer.ok) return setSaid({ words: sayRefusal(answer.problem), wrong: true })
    setSaid({ words: saveAs(answer.value), wrong: false })
  }
  return (
    <>
      <p class="soft">
        {words.madeFrom} <a href={`/desk/ticket/#${at}`}>{at}</a>. {words.lead}
      </p>
      {draft.improves && (
        <p>
          <strong>{draft.improves.title}</strong> <a href={`#${at}`}>{words.anew}</a>
        </p>
      )}
      {!draft.improves && draft.similar.length > 0 && (
        <section class="draft-similar" aria-labelledby="similar">
          <h2 id="similar" class="label">
            {words.similar}
          </h2>
          <ul class="plain">
            {draft.similar.map(({ id, title, url }) => (
              <li key={id}>
                <a href={url ?? `/desk/article/#${encodeURIComponent(id)}`}>{title}</a>{' '}
                <a class="small" href={`#${at}/${id}`} aria-label={`${words.improve}: ${title}`}>
                  {words.improve}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      {!draft.improves && (
        <div class="field draft-name">
          <label for="draft-name">{words.name.label}</label>
          <input
            id="draft-name"
            value={name}
            spellcheck={false}
            aria-describedby="draft-name-more"
            onInput={(event) => setName(event.currentTarget.value)}
          />
          <p class="hint" id="draft-name-more">
            {words.name.hint}
          </p>
        </div>
      )}
      {draft.findings.length > 0 && (
        <details class="draft-findings">
          <summary>
            {words.findings} ({draft.findings.length})
          </summary>
          <ul>
            {draft.findings.map(({ line, words: finding }) => (
              <li key={`${line} ${finding}`}>
                {line !== null && `${words.line(line)}: `}
                {finding}
              </li>
            ))}
          </ul>
        </details>
      )}
      <DraftLines lines={lines} onChange={setLines} />
      <div class="acts draft-ways">
        {draft.ways.map((way, index) => (
          <button
            key={way}
            type="button"
            class={index === draft.ways.length - 1 ? 'main' : ''}
            onClick={() => void save(way)}
          >
            {way === 'commit' ? words.ways.commit(draft.branch ?? '') : words.ways[way]}
          </button>
        ))}
      </div>
      <TellLine told={said} />
    </>
  )
}
