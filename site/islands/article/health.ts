import { readingWords } from '#domain/words/reading.ts'
import { ask } from '../kit/ask.ts'
import { isAtDesk, rememberAtDesk } from '../kit/at-desk.ts'
import { attemptHere } from '../kit/attempt.ts'
import { onSite } from '../kit/base.ts'
import { language } from '../kit/say.ts'

/** Tells whoever is signed in at the desk how the article does, and what to do about it first. */
async function sayHealth() {
  const place = document.querySelector<HTMLElement>('[data-health]')
  const article = attemptHere()?.article
  if (!place || !article || !isAtDesk()) return
  const answer = await ask('GET /desk/health', { query: { article } })
  if (!answer.ok) {
    if (answer.problem?.status === 401) rememberAtDesk(false)
    return
  }
  const [health] = answer.value.items
  if (!health) return
  const [worst] = health.findings
  const link = document.createElement('a')
  link.href = onSite('/desk/knowledge/articles/?owner=all')
  link.textContent = readingWords(language).month
  place.replaceChildren(link, `: ${health.said}.${worst ? ` ${worst.what}. ${worst.next}` : ''}`)
  place.hidden = false
}

void sayHealth()
