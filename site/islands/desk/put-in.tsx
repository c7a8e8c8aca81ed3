import { useEffect, useRef, useState } from 'preact/hooks'
import { fillTemplate } from '#domain/model/template-fields.ts'
import type { ArticleRef, FoundArticle } from '#domain/views/article.ts'
import { actWords } from '#domain/words/acts.ts'
import { ask } from '../kit/ask.ts'
import { onSite } from '../kit/base.ts'
import { language } from '../kit/say.ts'
import { useSession } from './at-desk.ts'
import type { DraftOf } from './drafts.ts'
import { insert, insertLines } from './insert.ts'
import { PassagePicker, type Quote } from './passage-picker.tsx'
import type { DeskTicket, Session } from './types.ts'

const words = actWords(language).putIn
const fewArticles = 3

type Use = 'reply' | 'note'

/** A template, put in where the cursor is: filled with what the ticket is, or as it stands for many tickets. */
export function PutInTemplate({ use, draft, view }: { use: Use; draft: DraftOf; view: DeskTicket | null }) {
  const session = useSession()
  const templates = (session?.templates ?? []).filter((one) => one.for.includes(use))
  if (!session || templates.length === 0) return null
  return (
    <label class="small">
      <span class="only-read">{words.template}</span>
      <select
        value=""
        onChange={(event) => {
          const chosen = templates.find(({ name }) => name === event.currentTarget.value)
          event.currentTarget.value = ''
          if (chosen) insert(draft, 'body', filled(chosen.text.trimEnd(), view, session))
        }}
      >
        <option value="">{words.chooseTemplate}</option>
        {templates.map(({ name }) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}

function filled(text: string, view: DeskTicket | null, { person }: Session): string {
  if (!view) return text
  const { ref, title, requester, team } = view.ticket
  const automation = view.automation?.name ?? title
  return fillTemplate(text, {
    requester: requester.name,
    ref,
    subject: title,
    automation,
    team: team.name,
    me: person.name,
  })
}

/** Articles that fit a ticket, each put in by one click where the cursor is; any other, or a passage of one to quote, is found by its words. */
export function PutInArticle({ draft, view }: { draft: DraftOf; view: DeskTicket | null }) {
  const [fitting, setFitting] = useState<FoundArticle[]>([])
  const [picking, setPicking] = useState(false)
  const opener = useRef<HTMLButtonElement>(null)
  const title = view?.ticket.title ?? ''
  const linked = view?.ticket.article ?? null
  useEffect(() => {
    if (!title) return
    void ask('GET /desk/articles', { query: { limit: '6', q: title } }).then((answer) => {
      if (answer.ok) setFitting(answer.value.items)
    })
  }, [title])
  const all = [...(linked ? [linked] : []), ...fitting, ...(view?.automation?.articles ?? [])]
  const open = [...new Map(all.filter(({ url }) => url !== null).map((one) => [one.id, one])).values()]
  const put = ({ title: name, url }: ArticleRef) => url && insert(draft, 'body', `${name}: ${addressOf(url)}`)
  const quote = ({ title: name }: ArticleRef, { heading, url, text }: Quote) => {
    const lines = text.split('\n').map((line) => `> ${line}`)
    insertLines(draft, 'body', `${lines.join('\n')}\n${name}, ${heading}: ${addressOf(url)}`)
  }
  return (
    <>
      <div class="put-in">
        {open.slice(0, fewArticles).map((article) => (
          <button key={article.id} type="button" class="quiet" onClick={() => put(article)}>
            {words.article(article.title)}
          </button>
        ))}
        <button ref={opener} type="button" class="quiet" aria-expanded={picking} onClick={() => setPicking(!picking)}>
          {words.another}
        </button>
      </div>
      {picking && (
        <PassagePicker
          known={open}
          fitting={fitting}
          onLeave={() => {
            setPicking(false)
            opener.current?.focus()
          }}
          onChoose={({ article, passage }) => {
            setPicking(false)
            if (passage) quote(article, passage)
            else put(article)
          }}
        />
      )}
    </>
  )
}

function addressOf(url: string): string {
  return `${location.origin}${onSite(url)}`
}
