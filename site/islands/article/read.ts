import { attemptHere } from '../kit/attempt.ts'
import { tell } from '../kit/signals.ts'

/** Tells that an article was read, and whether its end was reached. */
const here = attemptHere()
const end = document.querySelector('article-vote')
let ended = false

if (end) {
  new IntersectionObserver((seen, observer) => {
    if (!seen.some(({ isIntersecting }) => isIntersecting)) return
    ended = true
    observer.disconnect()
  }).observe(end)
}

let told = false
function tellOnce() {
  if (here && !told) tell({ kind: 'read', article: here.article, revision: here.revision, ended })
  told = true
}

addEventListener('pagehide', tellOnce, { capture: true })
