import { expect, test } from 'vitest'
import { bodyOf } from './imported.ts'

test('what opens with a text beside it and closes lines below holds all between', async () => {
  expect(
    await bodyOf({
      'a.md':
        '{{< tabs name="x" >}}\n{{% tab name="One" %}}First words\n\n```bash\necho\n```\n{{% /tab %}}\n{{< tab name="Two" >}}\nlast words {{< /tab >}}\n{{< /tabs >}}\n\n{% hint style="info" %} Begins\n\n- item\n{% endhint %}\n',
    }),
  ).toBe(
    '::::tabs\n:::tab[One]\nFirst words\n\n```bash\necho\n```\n:::\n\n:::tab[Two]\nlast words\n:::\n::::\n\n:::note\nBegins\n\n- item\n:::\n',
  )
})

test('boxes of Just the Docs, tabs and texts of Jekyll, code that Liquid leaves alone', async () => {
  expect(
    await bodyOf(
      {
        'a.md':
          '{: .warning-title }\n> My title\n>\n> Words.\n\n{: .important }\n> Mind.\n\n{% tabs log %}\n{% tab log php one %}\nP.\n{% endtab %}\n{% endtabs %}\n\n{% capture said %}Captured words{% endcapture %}\n\n{% include note.html content=said %}\n\n{% include text.md who="Ann" %}\n\n```liquid\n{% raw %}{{ x }}{% endraw %}\n```\n\n{% @mermaid/diagram content="a picture of it" %}\n',
        '_includes/text.md': 'By {{ include.who }}.\n',
      },
      'a.md',
    ),
  ).toBe(
    ':::warning[My title]\nWords.\n:::\n\n:::warning[Important]\nMind.\n:::\n\n::::tabs\n:::tab[php one]\nP.\n:::\n::::\n\nCaptured words\n\n:::note\nCaptured words\n:::\n\nBy Ann.\n\n```liquid\n{{ x }}\n```\n\na picture of it\n',
  )
})

test('a box with an icon before its words, and words without a name, of Hugo', async () => {
  expect(
    await bodyOf({
      'a.md': '{{< alert "triangle-exclamation" >}}\nMind this.\n{{< /alert >}}\n\n{{< own "some more words" />}}\n',
    }),
  ).toBe(':::note\nMind this.\n:::\n\nsome more words\n')
})

test('a link in HTML needs no quotes around its address', async () => {
  const body = await bodyOf(
    {
      'a.md': 'See <a href=docs/x.md>here</a> or <A HREF=docs/x.md target="_blank">there</A>.\n',
      'docs/x.md': '# X\n\nWords.\n',
    },
    'a.md',
  )
  expect(body).toBe('See [here](./x.md) or [there](./x.md).\n')
})
