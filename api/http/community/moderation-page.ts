import { html } from 'hono/html'
import type { Writer } from '#domain/community/facts.ts'
import { pendingAs, type Question } from '#domain/community/question.ts'
import { communityWords } from '#domain/words/community.ts'
import type { Deps } from '../deps.ts'
import type { Markup } from '../html/frame.ts'
import { ways } from './parts.ts'
import { postBlock, showing } from './question-page.ts'

type Queue = { questions: readonly Question[]; by: Writer; deps: Pick<Deps, 'world' | 'markdown'> }

/** What waits for a look of somebody's teams: each post as it stands, with why it is here and what may be done. */
export function moderationBody({ questions, by, deps }: Queue): Markup {
  const { language } = deps.world
  const words = communityWords(language)
  return html`${ways(by, language)}
<h1>${words.moderation}</h1>
<p class="lead">${words.moderationLead}</p>
${questions.length === 0 ? html`<p class="empty">${words.nothingWaits}</p>` : ''}
${questions.map((question) => waiting(question, { by, deps }))}
<p><a href="/desk/">${words.toDesk}</a></p>`
}

function waiting(question: Question, { by, deps }: Pick<Queue, 'by' | 'deps'>): Markup {
  const ctx = showing({ question, by, deps })
  const posts = question.posts.filter((post) => pendingAs(post) !== null)
  return html`<section class="community-waiting"><h2><a href="/community/${question.id}/">${question.title}</a></h2>
${posts.map((post) => html`<p class="community-mark">${ctx.words.pending[pendingAs(post) ?? 'new']}</p>${postBlock(post, ctx)}`)}</section>`
}
