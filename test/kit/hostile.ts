import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { cleanText } from '#domain/base/text.ts'

// What people type is text: none of these may run, become an element, split a mail header or begin a formula.
export const run = 'window.hit=1'
export const strings = [
  `<script>${run}</script>`,
  `</script><script>${run}</script>`,
  `"><script>${run}</script>`,
  `'><script>${run}</script>`,
  `<ScRiPt>${run}</sCrIpT>`,
  `<script src="/api/docs"></script>`,
  `<script\n>${run}</script\n>`,
  `<img src=x onerror="${run}">`,
  `<img src=x onerror=${run}//`,
  `"><img src=x onerror=${run}>`,
  `<IMG """><SCRIPT>${run}</SCRIPT>">`,
  `<img/src/onerror=${run}>`,
  `<svg onload=${run}>`,
  `<svg><script>${run}</script></svg>`,
  `<svg><animate onbegin=${run} attributeName=x dur=1s>`,
  `<svg><use href="data:image/svg+xml,<svg id='x' onload='${run}'/>#x"/></svg>`,
  `<math><mtext></form><form><mglyph><style></math><img src onerror=${run}>`,
  `<body onload=${run}>`,
  `<iframe src="javascript:${run}"></iframe>`,
  `<iframe srcdoc="<script>parent.hit=1</script>"></iframe>`,
  `<object data="javascript:${run}"></object>`,
  `<embed src="javascript:${run}">`,
  `<a href="javascript:${run}">press</a>`,
  `<a href="jav&#x09;ascript:${run}">press</a>`,
  `<form action="javascript:${run}"><button>press</button></form>`,
  `<button formaction="javascript:${run}">press</button>`,
  `<input autofocus onfocus=${run}>`,
  `<details open ontoggle=${run}>`,
  `<video><source onerror=${run}></video>`,
  `<marquee onstart=${run}>`,
  `<div style="background:url(javascript:${run})">`,
  `<style>*{display:none}</style>`,
  `<link rel=stylesheet href="/x.css">`,
  `<meta http-equiv=refresh content="0;url=javascript:${run}">`,
  `<base href="https://evil.example/">`,
  `<template><img src=x onerror=${run}></template>`,
  `<noscript><p title="</noscript><img src=x onerror=${run}>">`,
  `<!--><img src=x onerror=${run}>-->`,
  `<![CDATA[<script>${run}</script>]]>`,
  `<?xml version="1.0"?><x onload="${run}"/>`,
  `javascript:${run}`,
  `JaVaScRiPt:${run}//https://example.com`,
  `data:text/html,<script>${run}</script>`,
  `[press](javascript:${run})`,
  `![x](x" onerror="${run})`,
  `**bold** <b>bold</b> &lt;b&gt;`,
  `&lt;script&gt;${run}&lt;/script&gt;`,
  `&#60;img src=x onerror=${run}&#62;`,
  `{{constructor.constructor('${run}')()}}`,
  `\${${run}}`,
  `<%= ${run} %>`,
  `#{${run}}`,
  `{{7*7}} [[7*7]]`,
  `=HYPERLINK("https://evil.example","press")`,
  `+1+cmd|' /C calc'!A0`,
  `@SUM(1+1)`,
  `-2+3`,
  `Hello\r\nBcc: victim@evil.example\r\n\r\n<b>body</b>`,
  `Hello%0d%0aBcc:victim@evil.example`,
  `\u202Egnp.exe\u202C`,
  `\u2066\u200F<b>\u2069`,
  `https://example.com/"onmouseover="${run}`,
  `https://example.com/<script>${run}</script>`,
  `http://example.com/'><img src=x onerror=${run}>`,
  `" autofocus onfocus="${run}" x="`,
  `' onmouseover='${run}`,
  '`onmouseover=`',
  `<${'x'.repeat(300)}>`,
  `${'W'.repeat(1500)}`,
  `'; DROP TABLE ticket; --`,
]
export const all = strings.join('\n')
/** For lines of at most 200 characters: each string by itself. */
export const short = strings.map((text) => text.slice(0, 190))

/** One of them as a line that begins harmlessly. */
export const line = (index: number) => `x ${(short[index % short.length] as string).replace(/[\r\n]+/g, ' ')}`

/** Nothing ran, nothing is refused by the policy, and no element is there that our pages do not make. */
export async function isText(page: Page, { holds }: { holds: readonly string[] }) {
  const seen = await page.evaluate(() => {
    const made = new Set(
      'a article aside b bdi blockquote br button canvas caption code dd del details div dl dt em fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr i input kbd label escalate-form ladder-search known-problems community-questions request-page legend li line main nav ol option p path pre progress rect section select small span strong summary svg g text table tbody td textarea th thead time title tr ul search-page mark'.split(
        ' ',
      ),
    )
    const strange = [...document.body.querySelectorAll('*')].filter((element) => {
      if (element.matches('script[src^="/_astro/"]')) return false
      if (element.localName === 'noscript') return /hit|onerror/.test(element.outerHTML)
      return (
        !made.has(element.localName) ||
        [...element.attributes].some(
          ({ name, value }) => /^on/i.test(name) || (/^\s*(javascript|data):/i.test(value) && name !== 'value'),
        )
      )
    })
    return {
      hit: (window as unknown as { hit?: number }).hit ?? 0,
      strange: strange
        .filter((element) => element.closest('#main, #desk'))
        .map((element) => element.outerHTML.slice(0, 200)),
      text: (document.querySelector('#desk') ?? document.querySelector('#main'))?.textContent ?? '',
    }
  })
  expect(seen.hit).toBe(0)
  expect(seen.strange).toEqual([])
  const flat = (text: string) => text.replace(/\s+/g, ' ').trim()
  const shown = flat(seen.text)
  for (const text of holds) expect(shown, 'shown as it was typed').toContain(flat(cleanText(text)))
}

/** Policy reports and dialogs of a page fail the test: the first as console errors, the second here. */
export function refuseDialogs(page: Page) {
  page.on('dialog', (dialog) => {
    throw new Error(`A dialog was opened: ${dialog.message()}`)
  })
}
