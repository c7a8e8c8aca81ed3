import { sendSignals, tell } from '../kit/signals.ts'

/** Tells that a resource was taken along; not by whom. */
addEventListener('click', ({ target }) => {
  const link = target instanceof Element ? target.closest<HTMLElement>('[data-take]') : null
  if (!link) return
  tell({ kind: 'taken', article: link.dataset.take ?? '' })
  sendSignals()
})
