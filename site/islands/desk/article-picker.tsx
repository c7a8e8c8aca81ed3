import { useEffect, useState } from 'preact/hooks'
import type { ArticleRef } from '#domain/views/article.ts'
import { deskPageWords } from '#domain/words/desk-page.ts'
import { ask } from '../kit/ask.ts'
import { language } from '../kit/say.ts'

const around = deskPageWords(language)

type Props = {
  label: string
  known: readonly ArticleRef[]
  chosen: string
  onChoose: (article: ArticleRef | null) => void
  question?: string
}

const pause = 250
const fewKnown = 3
const mostShown = 7

/** Finds an article, those for support too: the ones at hand first, any other by words. */
export function ArticlePicker({ label, known, chosen, onChoose, question = '' }: Props) {
  const [words, setWords] = useState('')
  const [found, setFound] = useState<ArticleRef[]>([])
  useEffect(() => {
    const asked = words.trim() || question
    if (!asked) return
    const timer = setTimeout(async () => {
      const answer = await ask('GET /desk/articles', { query: { limit: '6', q: asked } })
      if (answer.ok) setFound(answer.value.items)
    }, pause)
    return () => clearTimeout(timer)
  }, [words, question])
  const atHand = words ? [] : known
  const offered = [...atHand.slice(0, fewKnown), ...found, ...atHand]
  const shown = [...new Map(offered.map((one) => [one.id, one])).values()].slice(0, mostShown)
  return (
    <fieldset class="picker">
      <legend>{label}</legend>
      <input
        type="search"
        aria-label={around.findArticle}
        placeholder={around.findArticle}
        value={words}
        onInput={(event) => setWords(event.currentTarget.value)}
      />
      <ul class="plain">
        {shown.map((article) => (
          <li key={article.id}>
            <label>
              <input
                type="radio"
                name={`pick-${label}`}
                checked={article.id === chosen}
                onChange={() => onChoose(article)}
              />{' '}
              {article.title} {article.audience === 'support' && <span class="soft small">{around.forSupport}</span>}
            </label>
          </li>
        ))}
        <li>
          <label>
            <input type="radio" name={`pick-${label}`} checked={chosen === ''} onChange={() => onChoose(null)} />{' '}
            {around.noneOfThese}
          </label>
        </li>
      </ul>
    </fieldset>
  )
}
