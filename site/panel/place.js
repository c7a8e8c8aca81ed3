/**
 * Puts a button on a page of the organisation that opens the help panel in a frame of its own. Nothing else is loaded before it is
 * opened, nothing of the page is read, and nothing is stored.
 */
export function placePanel({ label }) {
  const script = document.currentScript ?? document.querySelector('script[src$="/panel.js"]')
  if (!script) return
  const { automation = '', label: said = label } = script.dataset
  const address = new URL('panel/', script.src)
  if (automation) address.searchParams.set('automation', automation)
  if (document.body) place()
  else addEventListener('DOMContentLoaded', place, { once: true })

  function place() {
    const host = document.body.appendChild(document.createElement('ladder-help'))
    const root = host.attachShadow({ mode: 'open' })
    const styles = new CSSStyleSheet()
    styles.replaceSync(`
      :host { all: initial }
      button { position: fixed; inset: auto 1rem 1rem auto; z-index: 2147483646; min-height: 2.75rem; padding: 0 1.25rem;
        font: 600 1rem/1.2 system-ui, sans-serif; color: CanvasText; background: Canvas; border: 1px solid GrayText;
        border-radius: 1.5rem; cursor: pointer; box-shadow: 0 2px 8px rgb(0 0 0 / 20%) }
      button:focus-visible { outline: 3px solid Highlight; outline-offset: 3px }
      iframe { position: fixed; inset: auto 1rem 4.5rem auto; z-index: 2147483647; width: 25rem; height: min(40rem, calc(100vh - 6rem));
        background: Canvas; border: 1px solid GrayText; border-radius: 0.5rem; box-shadow: 0 4px 24px rgb(0 0 0 / 25%) }
      [hidden] { display: none }
      @media (width < 30rem) { iframe { inset: 0; width: 100%; height: 100%; border: 0; border-radius: 0 } }
      @media print { :host { display: none } }`)
    root.adoptedStyleSheets = [styles]
    const button = root.appendChild(document.createElement('button'))
    button.type = 'button'
    button.textContent = said
    button.setAttribute('aria-expanded', 'false')
    button.setAttribute('aria-haspopup', 'dialog')
    let frame = null
    button.addEventListener('click', () => show(!frame || frame.hidden))
    addEventListener('message', ({ data, origin, source }) => {
      if (origin === address.origin && source === frame?.contentWindow && data === 'ladder:close') show(false)
    })

    function show(isOpen) {
      frame ??= root.appendChild(framed())
      frame.hidden = !isOpen
      button.setAttribute('aria-expanded', String(isOpen))
      if (isOpen) frame.focus()
      else button.focus()
    }
  }

  function framed() {
    const frame = document.createElement('iframe')
    frame.title = said
    frame.referrerPolicy = 'no-referrer'
    frame.setAttribute(
      'sandbox',
      'allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox',
    )
    frame.src = address.href
    return frame
  }
}
