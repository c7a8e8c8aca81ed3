import { attemptHere, type Step, saveAttempt } from '../kit/attempt.ts'

/** Makes each step of a list tickable, and remembers the ticks. Without a script it stays a numbered list. */
class LadderSteps extends HTMLElement {
  connectedCallback() {
    const done = new Map(attemptHere()?.steps.map((step) => [step.id, step.done]))
    for (const [index, item] of this.items().entries()) {
      const tick = document.createElement('input')
      tick.type = 'checkbox'
      tick.className = 'tick'
      tick.checked = done.get(item.dataset.step ?? '') ?? false
      tick.setAttribute('aria-label', `Step ${index + 1} done`)
      item.prepend(tick)
    }
    this.addEventListener('change', remember)
    remember()
  }

  items(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>('.steps > li[data-step]')]
  }
}

function remember() {
  const attempt = attemptHere()
  if (attempt) saveAttempt({ ...attempt, steps: stepsHere() })
}

function stepsHere(): Step[] {
  return [...document.querySelectorAll<HTMLElement>('ladder-steps .steps > li[data-step]')].map((item) => ({
    id: item.dataset.step ?? '',
    text: sentenceOf(item),
    done: item.querySelector<HTMLInputElement>('.tick')?.checked ?? false,
  }))
}

function sentenceOf(item: HTMLElement): string {
  const words = item.querySelector('p') ?? item
  return (words.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, 200)
}

customElements.define('ladder-steps', LadderSteps)
