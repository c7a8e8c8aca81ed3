import '../kit/base-links.ts'
import { render } from 'preact'
import { Chat } from '../chat/chat.tsx'
import '../known-problems/element.ts'

const automation = new URLSearchParams(location.search).get('automation') ?? ''

/** The help panel: what goes on now, the chat, and the way to a person. */
class HelpPanel extends HTMLElement {
  connectedCallback() {
    const problems = document.createElement('known-problems')
    if (automation) problems.dataset.automation = automation
    document.querySelector('.panel-problems')?.replaceChildren(problems)
    render(<Chat automation={automation} inFrame />, this)
    const person = document.querySelector<HTMLAnchorElement>('a.panel-person')
    if (person && automation) person.search = String(new URLSearchParams({ automation }))
    document.querySelector('.panel-close')?.addEventListener('click', close)
    addEventListener('keydown', ({ key, defaultPrevented }) => key === 'Escape' && !defaultPrevented && close())
  }
}

/** It says no more than that, so whoever frames the page may hear it. */
function close() {
  parent.postMessage('ladder:close', '*')
}

customElements.define('help-panel', HelpPanel)
