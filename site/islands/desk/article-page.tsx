import { useEffect, useState } from 'preact/hooks'
import type { DeskArticle } from '#domain/views/article.ts'
import { deskPageWords } from '#domain/words/desk-page.ts'
import { ask } from '../kit/ask.ts'
import { language } from '../kit/say.ts'
import { openDesk } from './door.tsx'
import { PlainText } from './plain-text.tsx'
import { Rail } from './rail.tsx'
import { sayRefusal } from './refusal.ts'
import type { Session } from './types.ts'
import { useCounts } from './use-counts.ts'

const around = deskPageWords(language)

export function openArticle() {
  openDesk((session) => <ArticlePage session={session} />)
}

/** An article that is not in the portal: for the people of the desk only. */
function ArticlePage({ session }: { session: Session }) {
  const id = decodeURIComponent(location.hash.slice(1))
  const [article, setArticle] = useState<DeskArticle | null>(null)
  const [trouble, setTrouble] = useState('')
  const counts = useCounts()
  useEffect(() => {
    void ask('GET /desk/articles/{id}', { at: { id } }).then((answer) => {
      if (answer.ok) setArticle(answer.value)
      else setTrouble(sayRefusal(answer.problem))
    })
  }, [id])
  return (
    <>
      <Rail session={session} counts={counts} here={null} page="article" />
      <main id="main" tabIndex={-1} class="desk-main">
        {trouble && <p class="wrongs">{trouble}</p>}
        {!article && !trouble && <p class="soft">{around.readingArticle}</p>}
        {article && (
          <article class="desk-article">
            <p class="small soft">{around.article.reviewed(article.reviewed ?? null)}</p>
            <h1>{article.title}</h1>
            <p class="lead">{article.summary}</p>
            {article.url && (
              <p>
                <a href={article.url}>{around.article.read}</a>
              </p>
            )}
            <PlainText text={article.text} />
          </article>
        )}
      </main>
    </>
  )
}
