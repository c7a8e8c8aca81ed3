/** What each dialect's own tree, below import-trees, is expected to become. */
export type Dialect = {
  /** Names that the dialect uses where Markdown has signs: no reader ever saw them. */
  signs: string
  links: number
  pictures: number
  drafts: string[]
  /** Old addresses that must keep working. */
  addresses: string[]
  contains: Record<string, string[]>
}

export const dialects: Record<string, Dialect> = {
  docusaurus: {
    signs:
      'tip info note danger caution admonition type warning tabs tabitem defaultvalue unix values label value codeblock language json title ' +
      'require png default light on import shared bash src docs img js unknown frontmatter slug sidebar draft true b q alt width 20',
    links: 8,
    pictures: 3,
    drafts: ['docs/_partials/_shared.mdx', 'docs/ops/retry.md'],
    addresses: [],
    contains: {
      'docs/intro.md': [
        'title: "Robots: a first look at localhost:8080"',
        ':::tip[Before you begin at 08:30]\nRead `std::vector` first. Times such as 10:30 stay.\n:::',
        '::::note[Outer *box*]\nOutside.\n\n:::danger[Inner one]',
        'Shared words',
        ':::answer[All the `flags` there are]',
        '| long<br>cell | two lines |',
      ],
      'docs/ops/queue.mdx': [
        ':::command[empty.sh]\n```bash\nqueue --empty\n```\n:::',
        ':::tab[win]\nWords on one line, see [twice](./retry.md#twice).',
        '```json\n{"a": 1}\n```',
      ],
      'docs/ops/house rules.mdx': [
        'title: "House rules: 1 to 3"',
        '1. One\n2. Two with `code`',
        '   :::note\n   In a list.\n   :::',
      ],
    },
  },
  material: {
    signs:
      'note warning danger inline end question quote tip details type tab yaml title hl lines linenums version team mail config site name nothing here snippets shared md ' +
      'button primary md width 300 align left python note grid cards markdown span toc py annotate material octicons home arrow 24 2 8',
    links: 3,
    pictures: 2,
    drafts: ['snippets/shared.md'],
    addresses: [],
    contains: {
      'docs/index.md': [
        'Version 4.2.1, write to desk@example.com. Bots is the name. Unknown nothing.here.',
        '::::warning[Nested at 10:30]',
        ':::answer[Why `so`?]',
        '   ::::tabs\n   :::tab[Nested tab]',
        ':::tab[Mac]\nWords for a mac.',
        '- item one\n\n  :::tip\n  Inside an item.\n  :::',
      ],
      'docs/sub/page.md': [
        'title: "Page: sub"',
        ':::tip[From a snippet]',
        '<kbd>Ctrl</kbd>+<kbd>Alt</kbd>+<kbd>Del</kbd>',
        'H<sub>2</sub>O, C++ and i++ stay',
        '- **Term one**: Its meaning, with `code`.\n\n  More about it.',
        'HTML: Hyper Text Markup Language',
        '*Caption words*',
        '| `x\\|y` | z |',
        'this is code and stays as {{ it }} is',
      ],
    },
  },
  mintlify: {
    signs:
      'import from shared mdx snippets snippet file note warning tabs tab title steps step icon play codegroup powershell bash check cardgroup cols 2 card href ' +
      'accordiongroup accordion frame caption src alt tooltip tip api product paramfield path type responsefield name expandable requestexample update label ' +
      'description flag setup link sidebartitle bug br true',
    links: 3,
    pictures: 1,
    drafts: ['snippets/shared.mdx'],
    addresses: [],
    contains: {
      'setup/install.mdx': [
        'summary: Get Agent One running on localhost:8080',
        ':::note\nAsk your [administrator](./connect.md#rights) first.\n:::',
        '1. **Download it**\n\n   Use the installer:',
        ':::tab[winget]\n   ```powershell',
        '- [Connect](./connect.md)\n\n  Connect the **first** system.',
        ':::answer[It asks for a password]\nThe one of the machine.\n:::',
        '*The window at first start*',
      ],
      'setup/connect.mdx': [
        '- **`token` string, required**\n\n  The token you got.',
        'Flagged words.\\\nNew line.',
        'Set {x} and 3 < 4 and quoted text.',
      ],
    },
  },
  starlight: {
    signs:
      'import from astrojs starlight components card cardgrid linkcard steps tabs tabitem aside filetree badge linkbutton code icon light assets png stagger title star href ' +
      'description sh ins 1 2 synckey os label type caution text variant tip lang note kbd mark abbr guides two part template sidebar order order',
    links: 6,
    pictures: 1,
    drafts: [],
    addresses: [],
    contains: {
      'src/content/docs/index.mdx': [
        '- **First card**\n\n  Words of [a card](./guides/two.md#part-two).',
        '::::steps\n1. Do this.\n\n   :::command[do.sh]',
        ':::warning[Look out]\nAside words.\n:::',
      ],
      'src/content/docs/guides/two.md': [':::note[Did *you* know?]', '<abbr title="Hyper Text">HT</abbr>'],
    },
  },
  gitbook: {
    signs:
      'hint style info endhint tabs tab title endtab endtabs warning code overflow wrap linenumbers true endcode bash content ref url endcontent embed endembed file src endfile ' +
      'danger stepper step endstep endstepper unknown tag name data view cards hidden card target type figure figcaption th tr td ops offline md assets href cover icon description alt',
    links: 5,
    pictures: 1,
    drafts: [],
    addresses: [],
    contains: {
      'README.md': [
        ':::warning\nHint inside a tab.\n:::',
        ':::command[run.sh]',
        '*Robot caption*',
        '| **Card** words | [offline.md](./ops/offline.md) |',
      ],
      'ops/offline.md': ['## What to do\n', '1. **Look**\n\n   Look at it.', '- [x] done\n- [ ] open'],
    },
  },
  jekyll: {
    signs:
      'site phone link pages who md baseurl contacts html if beta endif include note content image file assets img desk png alt caption nav active shared warning lead id quote class toc ' +
      'raw endraw comment endcomment relative url width 200 page title missing default x highlight ruby linenos endhighlight post 2026 01 02 first for in posts endfor permalink ' +
      'redirect from published false layout',
    links: 3,
    pictures: 3,
    drafts: ['_drafts/idea.md', '_includes/shared.md', '_posts/2026-01-02-first.md'],
    addresses: ['/contacts.html', '/call/', '/who.html'],
    contains: {
      'index.md': [
        'Call 555-0100 or see [who](./pages/who.md) or [who again](./pages/who.md).',
        ':::note\nNumbers **change** every year.\n:::',
        '*Our desk at 10:30*',
        'Shared words of jekyll.',
        ':::warning\nTake care before.\n:::',
        'Literal `{{ braces }}` stay.',
      ],
      'pages/who.md': ['title: "Who to call: day and night"', '```ruby\nputs "{{ not a variable }}"\n```'],
    },
  },
  hugo: {
    signs:
      'notice warning alert title color danger tabs tab id ref relref docs certs md renew button href figure src images box png alt caption class big highlight go linenos table hl lines ' +
      '2 youtube details param mail mystery size 3 steps hint info aliases draft true url html date tags a b params nested deep',
    links: 8,
    pictures: 3,
    drafts: ['content/docs/certs.md'],
    addresses: ['/old/home/', '/older/', '/certs.html'],
    contains: {
      'content/_index.md': [
        'title: "Platform: the home"',
        ':::warning[Mind at 10:30]\nThey end in **May**.\n:::',
        ':::danger[Docsy box]',
        ':::tab[One]\nFirst words.',
        '[ref](./certs.md#renew), [rel](./certs.md)',
        '*Box caption*',
        '```go\nfmt.Println("{{ .x }}")\n```',
        ':::answer[Open me]',
        '`{{< escaped code >}}` is shown.',
        '1. **First step**\n\n   Do it.',
      ],
      'content/docs/certs.md': ['title: Certificates', ':::note\nHint words.\n:::'],
    },
  },
  obsidian: {
    signs:
      'aliases tags bot cssclasses wide tip danger note custom robot png 300 id queue block empty ref1 20it main 2026 01 02 daily',
    links: 7,
    pictures: 1,
    drafts: [],
    addresses: [],
    contains: {
      'Robot main.md': [
        'title: Robot main',
        '[the nightly run](./Queue.md)',
        '[Queue > Empty it](./Queue.md#empty-it)',
        '::::tip[Folded *title*]\nOnly on Mondays.\n\n:::danger[Nested]\nDeep words.',
        ':::note[Own kind]',
        'Shown <mark>marked words</mark> here.',
      ],
      'Daily/2026-01-02.md': ['[Robot main](../Robot-main.md) at 10:30.'],
    },
  },
  github: {
    signs:
      'align center h1 src docs logo png alt width 100 br note caution summary picture source media prefers color scheme dark srcset td tr th colspan 2 table href ins sub a name custom r shortcut md readme title lib',
    links: 7,
    pictures: 2,
    drafts: [],
    addresses: [],
    contains: {
      'README.md': [
        'title: "Project X: tools"',
        ':::note\nNote words.\n:::',
        ':::danger\nCaution words.\n:::',
        '[setup](./setup.md#install-on-windows--mac)',
        '| a<br>b | [setup](./setup.md) |',
        '<td colspan="2">\n\nWide\n\n</td>',
        'snake_case_name',
        '| 1 | `x` |\n\n:::\n',
      ],
      'docs/setup.md': ['[by ref][r]', '[r]: ./about-github.md#custom "Title"', '- **Term**: Meaning with `code`'],
    },
  },
  notion: {
    signs: 'aside 20an 20of bots 0123456789abcdef0123456789abcdef name owner runs',
    links: 3,
    pictures: 1,
    drafts: [],
    addresses: [],
    contains: {
      'Bots 0123456789abcdef0123456789abcdef.md': [
        'title: "Bots: an overview"',
        ':::note\n💡 Mind **this** at 10:30.\n\n- one\n- two\n:::',
        '[Queue of bots](./Bots/Queue-of-bots.md)',
        '[Register](./Bots/Register.md)',
      ],
      'Bots 0123456789abcdef0123456789abcdef/Register 0123456789abcdef0123456789abcdef.csv': [
        '| Order bot | Desk | daily<br>nightly |',
      ],
    },
  },
  confluence: {
    signs: '',
    links: 4,
    pictures: 1,
    drafts: [],
    addresses: [],
    contains: {
      'index.html': ['title: Automation desk'],
      'Robot-offline_12345678.html': [
        'title: "Robot offline: what to do"',
        '[above](#check--restart)',
        ':::warning[Before month end]\nDo not empty it.\n:::',
        ':::command[check.sh]\n```bash\nbot check <name>\n  --all\n```\n:::',
        ':::answer[Open for more]\nFolded words.\n:::',
        ':::note[Panel title]\nPanel words.\n:::',
        '| One | First<br>second |',
        '<td rowspan="2">\n\nwide\n\n</td>',
        '- [x] Task done\n- [ ] Task open (tick)',
      ],
    },
  },
  html: {
    signs: '',
    links: 3,
    pictures: 1,
    drafts: [],
    addresses: [],
    contains: {
      'index.html': [
        'title: "Start: a page"\nsummary: Described at 10:30',
        'language: de',
        '[a part](./sub/page.md#part), <a id="here"></a>an anchor and nothing.',
        '3. three',
        ':::warning[Careful]\nAdmonished words.\n:::',
        '```python\nprint("x")\n```',
      ],
      'sub/page.html': ['## Part\n', '[back](../about-html.md#here)'],
    },
  },
  zendesk: {
    signs: '',
    links: 3,
    pictures: 0,
    drafts: ['articles.json/360002-Other'],
    addresses: ['/hc/en-us/articles/360001-Reset-your-password', '/hc/en-us/articles/360002-Other'],
    contains: {
      'articles.json/360001-Reset-your-password': [
        'title: "Reset: your password"',
        '[the other](./Other.md) at 10:30.',
        ':::note\nBoxed words\n:::',
      ],
    },
  },
  freshdesk: {
    signs: '',
    links: 1,
    pictures: 0,
    drafts: ['solutions.json/4802-Hours'],
    addresses: ['/support/solutions/articles/4801', '/support/solutions/articles/4802'],
    contains: { 'solutions.json/4801-Who-to-call': ['summary: Whom to call at 10:30', '[hours](./Hours.md)'] },
  },
}
