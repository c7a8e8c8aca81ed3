/** Articles with something wrong in them, and the line that the author reads. `*` in a name: the file's path. */
export const articles: [what: string, text: string, said: string, file?: string][] = [
  [
    'no frontmatter',
    '# Title\n\nText.\n',
    'runbooks/bad.md:1  frontmatter  missing, expected frontmatter between two lines of ---, with title, summary and reviewed — ladder new writes one for you',
  ],
  [
    'frontmatter never closed',
    '---\ntitle: Open\nsummary: S.\n\nText.\n',
    'runbooks/bad.md:4  frontmatter  missing, expected a line of --- that ends the frontmatter, below its fields',
  ],
  [
    'an empty file',
    '',
    'runbooks/bad.md:1  frontmatter  missing, expected frontmatter between two lines of ---, with title, summary and reviewed — ladder new writes one for you',
  ],
  [
    'frontmatter that is a list',
    '---\n- title\n- summary\n---\n',
    'runbooks/bad.md:2  frontmatter  came "["title","summary"]", expected a set of fields, such as "title: Order stuck"',
  ],
  [
    'frontmatter that is a sentence',
    '---\njust words\n---\n',
    'runbooks/bad.md:2  frontmatter  came "just words", expected a set of fields, such as "title: Order stuck"',
  ],
  [
    'YAML with an open quote',
    '---\ntitle: "open\nsummary: S.\n---\n',
    'runbooks/bad.md:2  yaml  came "title: "open", expected YAML that can be read (Missing closing "quote) — close the quote or bracket',
  ],
  [
    'YAML with a tab for indentation',
    '---\ntitle: T\naliases:\n\t- x\n---\n',
    'runbooks/bad.md:4  yaml  came "- x", expected YAML that can be read (Tabs are not allowed as indentation) — indent with spaces',
  ],
  [
    'a colon inside an unquoted title',
    '---\ntitle: Error: it fails\nsummary: S.\n---\n',
    'runbooks/bad.md:2  yaml  came "title: Error: it fails", expected YAML that can be read (Nested mappings are not allowed in compact mappings) — put quotes around a text that holds ": "',
  ],
  [
    'a field twice',
    '---\ntitle: T\nsummary: S.\ntitle: U\n---\n',
    'runbooks/bad.md:4  yaml  came "title: U", expected YAML that can be read (Map keys must be unique) — remove one of the two',
  ],
  [
    'an alias that is not anchored',
    '---\ntitle: *nobody\nsummary: S.\n---\n',
    'runbooks/bad.md:2  yaml  came "title: *nobody", expected YAML that can be read (Unresolved alias (the anchor must be set before the alias): nobody) — put quotes around a text that begins with *, &, @, %, ` or !',
  ],
  ['no title', '---\nsummary: S.\n---\n', 'runbooks/bad.md:2  title  missing, expected text'],
  ['an empty title', '---\ntitle: ""\nsummary: S.\n---\n', 'runbooks/bad.md:2  title  came "", expected some text'],
  [
    'a title that is a number',
    '---\ntitle: 404\nsummary: S.\n---\n',
    'runbooks/bad.md:2  title  came "404", expected text — put it in quotes: "404"',
  ],
  [
    'a title far too long',
    `---\ntitle: ${'x'.repeat(201)}\nsummary: S.\n---\n`,
    'runbooks/bad.md:2  title  came "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…", expected at most 200 characters',
  ],
  ['no summary', '---\ntitle: T\n---\n', 'runbooks/bad.md:2  summary  missing, expected text'],
  [
    'a summary far too long',
    `---\ntitle: T\nsummary: ${'long '.repeat(61)}\n---\n`,
    'runbooks/bad.md:3  summary  came "long long long long long long long long long long long long long long long lo…", expected at most 300 characters',
  ],
  [
    'a misspelt field',
    '---\ntitle: T\nsumary: S.\nsummary: S.\n---\n',
    'runbooks/bad.md:3  sumary  came "sumary", expected one of the fields title, summary, automation, owner, symptoms, aliases, reviewed, reviewEvery, confidence, audience, collect, related, resource, draft, language — did you mean summary?',
  ],
  [
    'a field of another generator',
    '---\ntitle: T\nsummary: S.\nweight: 20\n---\n',
    'runbooks/bad.md:4  weight  came "weight", expected one of the fields title, summary, automation, owner, symptoms, aliases, reviewed, reviewEvery, confidence, audience, collect, related, resource, draft, language — remove it',
  ],
  [
    'a date that does not exist',
    '---\ntitle: T\nsummary: S.\nreviewed: 2026-02-30\n---\n',
    'runbooks/bad.md:4  reviewed  came "2026-02-30", expected a date that exists, such as 2026-11-24',
  ],
  [
    'a date in another order',
    '---\ntitle: T\nsummary: S.\nreviewed: 24.11.2026\n---\n',
    'runbooks/bad.md:4  reviewed  came "24.11.2026", expected a date that exists, such as 2026-11-24',
  ],
  [
    'a review period in words',
    '---\ntitle: T\nsummary: S.\nreviewEvery: 6 months\n---\n',
    'runbooks/bad.md:4  reviewEvery  came "6 months", expected an ISO 8601 period, such as P6M, P90D or P1Y',
  ],
  [
    'a review period of nothing',
    '---\ntitle: T\nsummary: S.\nreviewEvery: P0D\n---\n',
    'runbooks/bad.md:4  reviewEvery  came "P0D", expected an ISO 8601 period, such as P6M, P90D or P1Y',
  ],
  [
    'a misspelt confidence',
    '---\ntitle: T\nsummary: S.\nconfidence: validatd\n---\n',
    'runbooks/bad.md:4  confidence  came "validatd", expected one of wip, unvalidated, validated, archived — did you mean validated?',
  ],
  [
    'an audience that does not exist',
    '---\ntitle: T\nsummary: S.\naudience: managers\n---\n',
    'runbooks/bad.md:4  audience  came "managers", expected one of everyone, support',
  ],
  [
    'symptoms as text',
    '---\ntitle: T\nsummary: S.\nsymptoms: it fails\n---\n',
    'runbooks/bad.md:4  symptoms  came "it fails", expected a list',
  ],
  [
    'an empty symptom',
    '---\ntitle: T\nsummary: S.\nsymptoms:\n  - fails\n  - ""\n---\n',
    'runbooks/bad.md:6  symptoms.1  came "", expected some text',
  ],
  [
    'a symptom that is a number',
    '---\ntitle: T\nsummary: S.\nsymptoms: [fails, 500]\n---\n',
    'runbooks/bad.md:4  symptoms.1  came "500", expected text — put it in quotes: "500"',
  ],
  [
    'draft as a word',
    '---\ntitle: T\nsummary: S.\ndraft: maybe\n---\n',
    'runbooks/bad.md:4  draft  came "maybe", expected true or false',
  ],
  [
    'an automation id with capitals',
    '---\ntitle: T\nsummary: S.\nautomation: Order Sync\n---\n',
    'runbooks/bad.md:4  automation  came "Order Sync", expected an id in kebab-case, such as support-desk',
  ],
  [
    'an automation nobody has',
    '---\ntitle: T\nsummary: S.\nautomation: order-sink\n---\n',
    'runbooks/bad.md:4  automation  came "order-sink", expected the id of an automation in the catalogue (one of order-sync) — did you mean order-sync?',
  ],
  [
    'an owner nobody is',
    '---\ntitle: T\nsummary: S.\nowner: help-dsk\n---\n',
    'runbooks/bad.md:4  owner  came "help-dsk", expected a team id of the support model (one of help-desk, platform, nobody) — did you mean help-desk?',
  ],
  [
    'a related article that is not there',
    '---\ntitle: T\nsummary: S.\nrelated:\n  - faqs/gone\n---\n',
    'runbooks/bad.md:5  related.0  came "faqs/gone", expected the id of an article (one of runbooks/bad, runbooks/good)',
  ],
  [
    'a field to collect without a label',
    '---\ntitle: T\nsummary: S.\ncollect:\n  - { name: run-id }\n---\n',
    'runbooks/bad.md:5  collect.0.label  missing, expected text',
  ],
  [
    'a field to collect with a bad name',
    '---\ntitle: T\nsummary: S.\ncollect:\n  - { name: Run ID, label: Run }\n---\n',
    'runbooks/bad.md:5  collect.0.name  came "Run ID", expected a name in kebab-case, such as run-id',
  ],
  [
    'a field to collect with a misspelt key',
    '---\ntitle: T\nsummary: S.\ncollect:\n  - { name: run-id, label: Run, requird: true }\n---\n',
    'runbooks/bad.md:5  collect.0.requird  came "requird", expected one of the fields name, label, hint, required, pattern, options — did you mean required?',
  ],
  [
    'a pattern that does not compile',
    '---\ntitle: T\nsummary: S.\ncollect:\n  - { name: run-id, label: Run, pattern: "[0-9" }\n---\n',
    'runbooks/bad.md:5  collect.0.pattern  came "[0-9", expected a regular expression, such as \\d{8}',
  ],
  [
    'a choice of one',
    '---\ntitle: T\nsummary: S.\ncollect:\n  - { name: env, label: Where, options: [production] }\n---\n',
    'runbooks/bad.md:5  collect.0.options  came "["production"]", expected at least 2 in the list',
  ],
  [
    'a field to collect twice',
    '---\ntitle: T\nsummary: S.\ncollect:\n  - { name: run-id, label: Run }\n  - { name: run-id, label: Again }\n---\n',
    'runbooks/bad.md:6  collect.1.name  came "run-id", expected a name that no other field of this list has',
  ],
  [
    'MDX with a brace in the text',
    '---\ntitle: T\nsummary: S.\n---\n\nSet {"a": 1, to b.\n',
    'runbooks/bad.mdx:6  body  came "Set {"a": 1, to b.", expected MDX that compiles (Unexpected end of file in expression, expected a corresponding closing brace for `{`) — write { and < as code, or save the file as .md',
    'runbooks/bad.mdx',
  ],
  [
    'MDX with an unclosed tag',
    '---\ntitle: T\nsummary: S.\n---\n\nText.\n\n<Callout>\nOpen.\n',
    'guides/bad.mdx:8  body  came "<Callout>", expected MDX that compiles (Expected a closing tag for `<Callout>` (4:1)) — close it, or write < as code',
    'guides/bad.mdx',
  ],
  [
    'binary data',
    '---\ntitle: T\nsummary: S.\n---\nText\u0000\u0001\n',
    'runbooks/bad.md:5  body  came "binary data", expected a text file in UTF-8 — save it anew as text',
  ],
  [
    'an old path that another article has',
    '---\ntitle: T\nsummary: S.\naliases: [word, /runbooks/good/]\n---\n',
    'runbooks/bad.md:4  aliases.1  came "/runbooks/good/", expected an address of its own: runbooks/good.md has it — rename one of them',
  ],
]
