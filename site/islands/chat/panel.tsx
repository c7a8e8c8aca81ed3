import '../kit/base-links.ts'
import { render } from 'preact'
import { chatWords } from '#domain/words/chat.ts'
import chatStyles from '../../styles/chat.css?url'
import formStyles from '../../styles/form.css?url'
import { language } from '../kit/say.ts'
import { Chat } from './chat.tsx'

const words = chatWords(language)

/** Opens the chat beside the page that is read. Whoever comes back finds what was said. */
export async function openChat(): Promise<void> {
  await Promise.all([formStyles, chatStyles].map(styled))
  const known = document.querySelector<HTMLDialogElement>('dialog.chat-panel')
  const dialog = known ?? document.body.appendChild(document.createElement('dialog'))
  if (!known) {
    dialog.className = 'chat-panel'
    dialog.setAttribute('aria-labelledby', 'chat-title')
    render(
      <>
        <header>
          <h2 id="chat-title">{words.title}</h2>
          <button type="button" class="quiet" onClick={() => dialog.close()}>
            {words.close}
          </button>
        </header>
        <p class="soft small">
          {words.lead} {words.kept} {sentTo()} <a href="/handbook/signals/">{words.about}</a>
        </p>
        <Chat automation={automationHere()} />
      </>,
      dialog,
    )
  }
  dialog.showModal()
  dialog.querySelector('textarea')?.focus()
}

/** Styles that no page needs before: loaded with the first opening. */
function styled(href: string): Promise<void> {
  if (document.querySelector(`link[href="${href}"]`)) return Promise.resolve()
  const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href })
  document.head.append(link)
  return new Promise((resolve) => {
    link.onload = () => resolve()
    link.onerror = () => resolve()
  })
}

/** What leaves the house, as the link says that opened the chat. */
function sentTo(): string {
  const host = document.querySelector<HTMLElement>('a[data-chat]')?.dataset.chat
  return host ? words.model(host) : ''
}

function automationHere(): string {
  const marked = [...document.querySelectorAll<HTMLElement>('[data-automation]')]
  return marked.map(({ dataset }) => dataset.automation ?? '').find((id) => id !== '') ?? ''
}
