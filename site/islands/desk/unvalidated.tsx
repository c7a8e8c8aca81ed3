import { useEffect, useState } from 'preact/hooks'
import type { DraftWay, Unvalidated as View } from '#domain/views/draft.ts'
import { draftWords } from '#domain/words/draft.ts'
import { ask } from '../kit/ask.ts'
import { language } from '../kit/say.ts'
import { sayRefusal } from './refusal.ts'
import { saveAs } from './save-as.ts'
import { nothingTold, TellLine, type Told } from './told.tsx'

const { validation: words, ways } = draftWords(language)

/** Work in progress that has solved requests: its owner says with one click that it is right. Of one team alone where it is named. */
export function Unvalidated({ owner: keeper }: { owner: string | undefined }) {
  const [view, setView] = useState<View | null>(null)
  const [said, setSaid] = useState<Told>(nothingTold)
  useEffect(() => {
    void ask('GET /desk/validations').then((answer) => {
      if (answer.ok) setView(answer.value)
    })
  }, [])
  const items = view?.items.filter(({ owner }) => keeper === undefined || owner?.id === keeper) ?? []
  if (!view || items.length === 0) return null
  const validate = async (article: string, way: DraftWay) => {
    const answer = await ask('POST /desk/validations', { body: { article, as: way } })
    setSaid(
      answer.ok ? { words: saveAs(answer.value), wrong: false } : { words: sayRefusal(answer.problem), wrong: true },
    )
  }
  return (
    <section class="unvalidated" aria-labelledby="unvalidated">
      <h2 id="unvalidated" class="label">
        {words.title}
      </h2>
      <p class="soft small">{words.lead}</p>
      <ul class="plain">
        {items.map(({ article, solved, owner, isYours }) => (
          <li key={article.id}>
            <a href={article.url ?? `/desk/article/#${encodeURIComponent(article.id)}`}>{article.title}</a>{' '}
            <span class="soft small">{words.solved(solved)}</span>
            {isYours ? (
              <span class="acts">
                {view.ways.map((way) => (
                  <button
                    key={way}
                    type="button"
                    aria-describedby="unvalidated"
                    onClick={() => void validate(article.id, way)}
                  >
                    {words.as(way === 'commit' ? ways.commit(view.branch ?? '') : ways[way])}
                    <span class="only-read">: {article.title}</span>
                  </button>
                ))}
              </span>
            ) : (
              owner && <span class="small"> {words.owner(owner.name)}</span>
            )}
          </li>
        ))}
      </ul>
      <TellLine told={said} />
    </section>
  )
}
