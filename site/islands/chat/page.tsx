import '../kit/base-links.ts'
import { render } from 'preact'
import { Chat } from './chat.tsx'

/** The page of the chat: its plain form becomes a conversation in place. */
class ChatPage extends HTMLElement {
  connectedCallback() {
    this.replaceChildren()
    render(<Chat automation="" />, this)
    if (matchMedia('(hover: hover)').matches) this.querySelector('textarea')?.focus({ preventScroll: true })
  }
}

customElements.define('chat-page', ChatPage)
