import { below, onSite } from '../kit/base.ts'

/** A link to the chat opens it beside the page; nothing of it is loaded before. Without a script it leads to the page of the chat. */
addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('a[data-chat]') : null
  if (!link || event.defaultPrevented || event.button !== 0) return
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || below(location.pathname) === '/chat/') return
  event.preventDefault()
  import('./panel.tsx').then(
    ({ openChat }) => openChat(),
    () => location.assign(onSite('/chat/')),
  )
})
