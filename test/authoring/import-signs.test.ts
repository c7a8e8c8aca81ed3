import { expect, test } from 'vitest'
import { bodyOf, imported, png } from './imported.ts'

test('formulas keep every sign; prices and names of a shell stay text', async () => {
  const body = await bodyOf({
    'a.mdx':
      'So $\\frac{a}{b}\\,x$ and $`x^2`$ but $5 and $6, $HOME/$USER.\n\n- item\n\n  $$\n  \\int_0^{2\\pi} \\sin(x)\\,dx\n  $$\n',
  })
  expect(body).toContain('So `\\frac{a}{b}\\,x` and `x^2` but $5 and $6, $HOME/$USER')
  expect(body).toContain('  ```latex\n  \\int_0^{2\\pi} \\sin(x)\\,dx\n  ```')
})

test('comments of every kind go, in Markdown and in MDX', async () => {
  expect(
    await bodyOf({ 'a.md': 'One {/* two */} {# three #} four {::comment}\nfive\n{:/comment} <b>six</b>{:/} seven\n' }),
  ).toBe('One   four  **six** seven\n')
  expect(await bodyOf({ 'a.mdx': 'One <!-- two --> <https://example.com/a?b=c> {/* three */}\n' })).toBe(
    'One  <https://example.com/a?b=c>\n',
  )
})

test('tabs take their labels from what holds them', async () => {
  const body = await bodyOf({
    'a.mdx':
      "<Tabs values={[{label: 'Label X', value: 'x'}, {value: 'y', label: 'Label Y'}]}>\n<TabItem value=\"y\">Why.</TabItem>\n<TabItem value=\"x\" label={<>Own <b>one</b></>}>Ex.</TabItem>\n</Tabs>\n\nBetween.\n\n<Tabs items={['pnpm', 'npm']}>\n<Tabs.Tab>P.</Tabs.Tab>\n<Tabs.Tab>N.</Tabs.Tab>\n</Tabs>\n",
    'b.md': '{{< tabs items="JSON,YAML" >}}\n{{< tab >}}J.{{< /tab >}}\n{{< tab >}}Y.{{< /tab >}}\n{{< /tabs >}}\n',
  })
  for (const label of ['Label Y', 'Own one', 'pnpm', 'npm']) expect(body).toContain(`:::tab[${label}]`)
})

test('a text that is put in gets the values of its place, whatever else is imported from it', async () => {
  const body = await bodyOf(
    {
      'a.mdx':
        'import Part, {toc} from \'./_part.mdx\';\nimport { who as name } from "./_part.mdx";\n\n<Part fruit="bananas" />\n\nBy {name}.\n',
      '_part.mdx': 'export const who = "Ann";\n\nHello {props.fruit}, [self](./a.mdx).\n',
    },
    'a.mdx',
  )
  expect(body).toBe('Hello bananas, [self](./a.md).\n\nBy Ann.\n')
})

test('a snippet is put in by its section or its lines, also into code; marks of sections are no text', async () => {
  const files = {
    'docs/a.md':
      '--8<-- "parts.md:one"\n\n--8<-- "parts.md:1:1"\n\n```python title="x.py"\n--8<-- "code.py:func"\n```\n',
    'snippets/parts.md':
      'Before.\n<!-- --8<-- [start:one] -->\nSection words.\n<!-- --8<-- [end:one] -->\n# --8<-- [start:two]\nOther.\n# --8<-- [end:two]\n',
    'snippets/code.py': '# --8<-- [start:func]\ndef my():\n    return 1\n# --8<-- [end:func]\nother = 2\n',
  }
  expect(await bodyOf(files)).toBe(
    'Section words.\n\nBefore.\n\n:::command[x.py]\n```python\ndef my():\n    return 1\n```\n:::\n',
  )
  expect(await bodyOf(files, 'snippets/parts.md')).toBe('Before.\nSection words.\nOther.\n')
})

test('changes that were proposed, raised letters, keys with a space, a language before code become plain', async () => {
  expect(
    await bodyOf({
      'a.md':
        'A {++new++} {--old--} {~~this~>that~~} {==seen==}{>>who says?<<} x^2^ ++ctrl+"My Key"++ `#!python range()` `#!/bin/sh`\n',
    }),
  ).toBe(
    'A <ins>new</ins> ~~old~~ ~~this~~ <ins>that</ins> <mark>seen</mark> x<sup>2</sup> <kbd>Ctrl</kbd>+<kbd>My Key</kbd> `range()` `#!/bin/sh`\n',
  )
})

test('attributes behind an icon and below a table go, an id of a paragraph stays a place', async () => {
  const body = await bodyOf({
    'a.md':
      '- :material-clock:{ .lg .middle } **Fast**\n\n| a | b |\n|---|---|\n| 1 | 2 |\n{ .sortable #tbl }\n\nHead\n----\n{: #top .x }\n\nWords here.\n{: #para .y }\n\n[para](#para) [top](#top)\n',
  })
  expect(body).toBe(
    '- **Fast**\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n## <a id="top"></a>Head\n\n<a id="para"></a>Words here.\n\n[para](#para) [top](#head)\n',
  )
})

test('a box keeps a link in its title, code loses what only its site reads', async () => {
  expect(
    await bodyOf({
      'a.mdx':
        ':::tip[Use `x` [now](https://example.com)]\n\nText\n\n:::\n\n```js npm2yarn lang="js" {1}\n// highlight-next-line\nconst a = 1\nconst b = 2 // [!code ++]\n```\n',
    }),
  ).toBe(':::tip[Use `x` [now](https://example.com)]\nText\n:::\n\n```js\nconst a = 1\nconst b = 2\n```\n')
})

test('links and pictures of Obsidian in any form', async () => {
  const body = await bodyOf(
    {
      'Main.md':
        '[[Other|]] [[Missing]] ![[Other#Part]] ![[p.png|Alt words|200x100]] ![out|100](p.png) note^[with words]\n\n| a |\n|---|\n| ![[p.png\\|50]] |\n\n- [/] half\n- [-] off\n- [x] done\n\n%%\nhidden {x}\n%%\n',
      'Other.md': '# Other\n\n## Part\n\nWords.\n',
      'p.png': png,
    },
    'Main.md',
  )
  expect(body).toBe(
    '[Other](./Other.md) Missing [Other > Part](./Other.md#part) ![Alt words](./p.png) ![out](./p.png) note (with words)\n\n| a |\n| - |\n| ![p](./p.png) |\n\n- [ ] half\n- [ ] off\n- [x] done\n',
  )
})

test('picture signs by their names, also in a title; other names stay', async () => {
  const { text, page } = await imported({ 'a.md': '# Hello :wave:\n\nAt 10:30:15 :tada: and :no_such_thing: a:x:b.\n' })
  const article = await text(page('a.md').target as string)
  expect(article).toContain('title: Hello 👋\n')
  expect(article).toContain('At 10:30:15 🎉 and \\:no_such_thing: a:x:b.')
})

test('elements beside each other in lines of their own stay apart, and what an attribute says is not lost unseen', async () => {
  const { page, text } = await imported({
    'a.mdx':
      '<Panel>One</Panel>\n<Mystery>Two</Mystery>\n\n<Card title="Pic" img="/p.png" href="https://example.com" />\n\n<Frame caption="Cap *x*" hint="More words"><img src="/p.png" alt="P" /></Frame>\n\n<Tooltip tip="Meaning" cta="Read on" href="https://example.com">Term</Tooltip>\n\n<Steps strange="Never said before" />\n\nMail [us](mailto:a@example.com).\n',
    'p.png': png,
  })
  const { target, left } = page('a.mdx')
  const article = await text(target as string)
  expect(article).toContain('One\n\nTwo\n')
  expect(article).toContain('![Pic](./p.png)')
  expect(article).toContain('More words')
  expect(article).toContain('Term (Meaning [Read on](https://example.com))')
  expect(article).toContain('[us](mailto:a@example.com)')
  expect(left.map(({ words }) => words)).toContain('Never said before')
})

test('a tag of HTML is no sign of a dialect, however it is called; capitals and missing ends are as good', async () => {
  const body = await bodyOf({
    'a.html':
      '<HTML><HEAD><TITLE>Page: one</TITLE></HEAD><BODY><P>Before <video controls><source src="v.mp4">Fallback words</video> <MARQUEE>moved</MARQUEE> <template>Inside</template></P><TABLE><THEAD><TR><TH>H<TH>I<TBODY><TR><TD>x<TD>y<TR><TD>z</TABLE></BODY></HTML>',
  })
  expect(body).toBe('Before Fallback words moved\n\nInside\n\n| H | I |\n| - | - |\n| x | y |\n| z | |\n')
})

test('places that links lead to stay, whatever element had the id; others leave no sign', async () => {
  const files = {
    'index.html':
      '<title>Wiki : Start</title><h1 id="title-text">Wiki : Start</h1><div id="main-content"><h1 id="Start-Head&amp;One">Head &amp; One</h1><p>See <a href="#Start-Head&amp;One">above</a>, <a href="#t1">tab</a>, <a href="#Start-mark">mark</a>, <a href="b.html#row">row</a>.</p><h2>Below</h2><div id="t1"><p>Tab words</p></div><p><span class="confluence-anchor-link" id="Start-mark"></span>Marked</p><p id="unneeded">Plain</p></div>',
    'b.html': '<h1>B</h1><ul id="row"><li>item</li></ul><p id="gone">x</p>',
  }
  expect(await bodyOf(files)).toBe(
    '## Head & One\n\nSee [above](#head--one), [tab](#t1), [mark](#Start-mark), [row](./b.md#row).\n\n### Below\n\n<a id="t1"></a>Tab words\n\n<a id="Start-mark"></a>Marked\n\nPlain\n',
  )
  expect(await bodyOf(files, 'b.html')).toBe('<a id="row"></a>\n\n- item\n\nx\n')
})

test('signs of exports: picture signs, icons, names of code, pictures without a word', async () => {
  const body = await bodyOf({
    'a.html':
      '<h1>A</h1><p><img class="emoticon" data-emoji-fallback="🚀" alt=":rocket:" src="x.png"> up</p><p><a href="https://jira.example/OPS-1"><img src="https://jira.example/i.png">OPS-1</a></p><pre data-title="t.sh"><code class="lang-bash">echo</code></pre><p><a href="https://x.example"> </a></p><p><img src="https://www.notion.so/icons/flag_red.svg" alt="https://www.notion.so/icons/flag_red.svg"> Boxed</p>',
  })
  expect(body).toBe(
    '🚀 up\n\n[OPS-1](https://jira.example/OPS-1)\n\n:::command[t.sh]\n```bash\necho\n```\n:::\n\nBoxed\n',
  )
})
