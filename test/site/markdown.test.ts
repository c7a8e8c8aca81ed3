import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { settings } from '#site/build/settings.ts'
import { markdown } from '#site/markdown/processor.ts'

const runbook = fileIn('runbooks/order-sync/invalid-session-id.md')
let render: (text: string, file?: URL) => Promise<string>

beforeAll(async () => {
  const renderer = await markdown.createRenderer({ syntaxHighlight: 'prism' } as Parameters<
    typeof markdown.createRenderer
  >[0])
  render = async (text, file = runbook) =>
    (await renderer.render(text, { fileURL: file })).code.replace(/>\s+</g, '><').trim()
})

function fileIn(path: string): URL {
  return pathToFileURL(join(settings.contentDir, path))
}

describe('directives', () => {
  test('callouts are asides with a title, their own or the usual one', async () => {
    expect(await render(':::warning[Stop first]\nMind the gap.\n:::')).toBe(
      '<aside class="callout warning"><p class="callout-title">Stop first</p><p>Mind the gap.</p></aside>',
    )
    expect(await render(':::danger\nIt burns.\n:::')).toContain('<p class="callout-title">Danger</p><p>It burns.</p>')
  })

  test('steps are a numbered list without a script, each with an id that later edits of others keep', async () => {
    const html = await render(':::steps\n1. Open it.\n2. Close it.\n:::')
    const ids = [...html.matchAll(/data-step="(\w+)"/g)].map(([, id]) => id)
    expect(html).toMatch(/^<ladder-steps><ol class="steps" role="list"><li id="step-\w+" data-step="\w+">/)
    const edited = await render(':::steps\n1. Look at it first.\n2. Open it.\n3. Close it.\n:::')
    expect([...edited.matchAll(/data-step="(\w+)"/g)].map(([, id]) => id).slice(1)).toEqual(ids)
  })

  test('the same step in two lists of a page is two steps', async () => {
    const html = await render(':::steps\n1. Start it.\n:::\n\n:::steps\n1. Start it.\n2. Start it.\n:::')
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    expect(ids).toHaveLength(3)
    expect(new Set(ids).size).toBe(3)
  })

  test('tabs are radio buttons and panels, each group with a name of its own', async () => {
    const group = '::::tabs\n:::tab[Windows]\nClick.\n:::\n:::tab[Mac]\nPress.\n:::\n::::'
    const html = await render(`${group}\n\n${group}`)
    expect(html).toContain('<label><input type="radio" name="tabs-1" checked><span>Windows</span></label>')
    expect(html).toContain('<div class="tab" data-label="Mac"><p>Press.</p></div>')
    expect(html).toContain('name="tabs-2"')
  })

  test('a decision asks a question whose answers open', async () => {
    const html = await render('::::decision[Is it red?]\n:::answer[Yes]\nStop.\n:::\n:::answer\nGo on.\n:::\n::::')
    expect(html).toContain('<div class="decision"><p class="question">Is it red?</p>')
    expect(html).toContain('<details class="answer"><summary>Yes</summary><p>Stop.</p></details>')
    expect(html).toContain('<summary>Otherwise</summary>')
  })

  test('error texts and commands are figures whose code can be copied', async () => {
    const html = await render(
      ':::error-text\n```\nERR <b> & co\n```\n:::\n\n:::command[On the server]\n```sh\nls -l\n```\n:::',
    )
    expect(html).toContain('<figure class="error-text"><figcaption>Error text</figcaption><copy-code><pre')
    expect(html).toContain('ERR &lt;b&gt; &amp; co')
    expect(html).toContain('<figure class="command"><figcaption>On the server</figcaption>')
    expect(html).not.toContain('style=')
  })

  test('escalating from the text names the article', async () => {
    const html = await render('::escalate[Bring the run id.]')
    expect(html).toBe(
      '<p class="escalate-here">Bring the run id. <a href="/escalate/?article=runbooks%2Forder-sync%2Finvalid-session-id" data-escalate="">Escalate to support</a></p>',
    )
  })
})

describe('what is broken does not break', () => {
  const cases: [string, string, RegExp][] = [
    ['an unknown directive keeps its text', ':::wanring[Mind]\nGap.\n:::', /<p>Mind<\/p><p>Gap\.<\/p>/],
    ['a directive that nobody closed keeps its text', ':::warning\nGap.', /callout warning.*Gap\./],
    ['closing marks without a beginning stay', 'Gap.\n\n:::', /Gap\./],
    ['steps without a list keep their text', ':::steps\nOnly words.\n:::', /<ladder-steps><p>Only words\.<\/p>/],
    ['steps in a list without numbers stay a list', ':::steps\n- One\n- Two\n:::', /<li>One<\/li>/],
    ['tabs without a tab keep their text', ':::tabs\nOnly words.\n:::', /Only words\./],
    ['a tab outside of tabs keeps its text', ':::tab[Alone]\nText.\n:::', /Text\./],
    [
      'a time of day is no directive',
      'At 10:30:15 and kube:system, see a:b[c].',
      /At 10:30:15 and kube:system, see a:b\[c\]\./,
    ],
    ['a line that begins with two colons stays', '::ffff is an address', /::ffff is an address/],
    ['braces stay in Markdown', 'Set {{ secret }} and {x: 1}.', /Set \{\{ secret \}\} and \{x: 1\}\./],
    ['a placeholder in pointed brackets stays readable in code', '`<your-name>`', /&lt;your-name&gt;/],
    [
      'a placeholder in the text is read as written',
      'Run <your-name> as <RUN ID>.',
      /&lt;your-name&gt; as &lt;RUN ID&gt;\./,
    ],
    ['a placeholder alone on a line is read as written', '<run-id>\n\nText', /<p>&lt;run-id&gt;<\/p><p>Text<\/p>/],
    ['a script is shown and not run', '<script>alert(1)</script>', /<p>&lt;script&gt;alert\(1\)/],
    [
      'HTML that a page may hold stays',
      '<details><summary>x</summary>\n\nA <b>b</b>\n\n</details>',
      /<details><summary>x<\/summary><p>A <b>b<\/b><\/p><\/details>/,
    ],
    ['less than and arrows stay', 'a < b and 5 <- 6', /a &lt; b and 5 &lt;- 6/],
  ]
  for (const [name, text, expected] of cases) {
    test(name, async () => {
      expect(await render(text)).toMatch(expected)
    })
  }
})

describe('files', () => {
  test('links between files lead to pages, with their places', async () => {
    expect(await render('[a](orders-stuck-pending.md#diagnosis)')).toContain(
      'href="/runbooks/order-sync/orders-stuck-pending/#diagnosis"',
    )
    expect(await render('[a](../../faqs/support/how-fast.md)')).toContain('href="/faqs/support/how-fast/"')
    expect(await render('[a](../quote-generator/no-envelope.mdx)')).toContain(
      'href="/runbooks/quote-generator/no-envelope/"',
    )
  })

  test('links to files that are not there, and to elsewhere, stay as written', async () => {
    expect(await render('[a](gone.md)')).toContain('href="gone.md"')
    expect(await render('[a](https://example.com/x.md)')).toContain('href="https://example.com/x.md"')
    expect(await render('[a](#here)')).toContain('href="#here"')
  })

  test('a picture whose file is missing becomes its description', async () => {
    expect(await render('See ![The red button](pictures/gone.png).')).toBe('<p>See <em>The red button</em>.</p>')
    expect(await render('![](gone.png)')).toBe('<p><em>Picture missing</em></p>')
  })
})

describe('headings and tables', () => {
  test('the title stays the only h1', async () => {
    expect(await render('# Big\n\n## Part')).toMatch(/<h2[^>]*>Big<\/h2><h2[^>]*>Part<\/h2>/)
  })

  test('what an automation says stands a level deeper, below a heading of its page', async () => {
    const html = await render('## Depends on\n\n### Roles', fileIn('automations/order-sync.md'))
    expect(html).toMatch(/<h3[^>]*>Depends on<\/h3><h4[^>]*>Roles<\/h4>/)
  })

  test('each table of a page has a name of its own', async () => {
    const table = '| a |\n|---|\n| b |'
    expect(await render(`${table}\n\n${table}`)).toMatch(/aria-label="Table".*aria-label="Table 2"/)
    expect(await render(table)).not.toContain('Table 2')
  })

  test('a table scrolls by itself and can be reached by keyboard', async () => {
    expect(await render('| a |\n|---|\n| b |')).toMatch(
      /^<div class="wide" tabindex="0" role="region" aria-label="Table"><table>/,
    )
  })
})
