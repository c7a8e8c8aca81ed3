/// <reference types="astro/client" />
import type { PageFindings } from '../../build/findings-dev.ts'

/* In development only: what the check finds in the file of this page, above it, or in its place when it cannot be published. */

const style = `
.findings { padding: 1rem 1.25rem; margin: 0 0 1.5rem; border: 1px solid var(--line); border-left: 4px solid var(--warn); background: var(--warn-sunk); }
.findings.broken { border-left-color: var(--late); background: var(--late-sunk); }
.findings p { margin: 0 0 0.5rem; font-weight: 600; }
.findings ul { padding: 0; margin: 0; list-style: none; }
.findings li { padding: 0.35rem 0; overflow-wrap: anywhere; font-family: var(--mono); font-size: 0.8125rem; }
`

const box = document.createElement('aside')
box.setAttribute('role', 'status')
let wasBroken = false

async function show(): Promise<void> {
  const answer = await fetch(`/ladder-findings?page=${encodeURIComponent(location.pathname)}`).catch(() => null)
  if (!answer?.ok) return
  const { title, isBroken, findings } = (await answer.json()) as PageFindings
  if (wasBroken && !isBroken) return location.reload()
  wasBroken = isBroken
  const main = document.querySelector('main')
  if (findings.length === 0 || !main) return box.remove()
  box.className = isBroken ? 'findings broken' : 'findings'
  const head = document.createElement('p')
  head.textContent = title
  const list = document.createElement('ul')
  for (const { says, open } of findings) list.append(itemOf(says, open))
  box.replaceChildren(head, list)
  if (isBroken) main.replaceChildren(box)
  else main.prepend(box)
}

function itemOf(says: string, open: string): HTMLLIElement {
  const item = document.createElement('li')
  const button = document.createElement('a')
  button.href = open
  button.textContent = says
  button.addEventListener('click', (event) => {
    event.preventDefault()
    void fetch(open)
  })
  item.append(open ? button : says)
  return item
}

document.head.append(Object.assign(document.createElement('style'), { textContent: style }))
void show()
import.meta.hot?.on('ladder:content', () => void show())
