/** One figure of a row, by the name its bench tells it under, and what it should reach. */
export type Wanted = { figure: string; said: string; unit?: string; atMost?: number; atLeast?: number }
/** One row of what is promised about speed and size: which bench measures it, in full and in a small form of seconds. */
export type Row = {
  id: string
  what: string
  bench: string
  args?: string[]
  /** The arguments of the small form; null where there is none. */
  small: string[] | null
  /** What the figures are called in the small form, where their name says a size. */
  smaller?: [from: string, to: string][]
  figures: Wanted[]
  runs: number
  /** Whether it serves the demo's site, which is built before. */
  served?: true
}

const fewArticles = ['1,000', '5,000', '10,000'].map((size): [string, string] => [size, '20'])
const building = { bench: 'site', small: ['20'], smaller: fewArticles, runs: 1 }
const tick = { bench: 'tick', small: ['50', 'sqlite'], runs: 3 }
const searching = { bench: 'search', small: ['--sample'], runs: 1 }
const places = ['sqlite', 'postgres-1', 'postgres-2', 'postgres-4']
const serving = { bench: 'start', small: ['50'], runs: 3 }

/** Everything that is promised about speed and size, in the order in which the handbook shows it. */
export const rows: Row[] = [
  {
    ...building,
    id: 'site-build',
    what: 'site build, beside a bare Astro site of the same articles',
    figures: ['1,000', '5,000', '10,000'].flatMap((size) => [
      { figure: `build of bare, ${size} articles`, said: `${size} articles, times as long`, atMost: 1.2 },
      { figure: `build of bare, ${size} articles, processor`, said: `${size} articles, times the processor` },
      { figure: `build of bare, program kept, ${size} articles`, said: `${size} articles, the program made before` },
    ]),
  },
  {
    ...building,
    id: 'site-size',
    what: 'site build of 10,000 articles',
    figures: [
      { figure: 'build, 10,000 articles', said: 'without the search index', unit: 's', atMost: 40 },
      { figure: 'search index, 10,000 articles, processor', said: 'processor of the search index', unit: 's' },
      { figure: 'build, 10,000 articles, memory', said: 'memory', unit: 'MB', atMost: 3072 },
      { figure: 'page of an article, 10,000 articles', said: 'page of an article', unit: 'KB' },
    ],
  },
  {
    ...building,
    id: 'site-changed',
    what: 'rebuild after one article of 5,000 changed',
    figures: [
      { figure: 'one changed of cold, 5,000 articles', said: 'of the time of a cold build', atMost: 0.3 },
      { figure: 'one changed, seen, 5,000 articles', said: 'seen', unit: 's', atMost: 5 },
      { figure: 'one changed, 5,000 articles', said: 'the site before deleted, too', unit: 's' },
    ],
  },
  {
    id: 'starlight',
    what: 'the same articles as Starlight builds them',
    bench: 'starlight',
    small: ['20'],
    smaller: [
      ['100', '20'],
      ['1,000', '20'],
      ['3,000', '20'],
    ],
    runs: 1,
    figures: ['100', '1,000', '3,000'].flatMap((size) => [
      { figure: `build of Starlight's, ${size} articles`, said: `${size} articles, times as long` },
      { figure: `page of an article, ${size} articles`, said: `${size} articles, our page`, unit: 'KB' },
      { figure: `Starlight page of an article, ${size} articles`, said: `${size} articles, their page`, unit: 'KB' },
    ]),
  },
  {
    ...searching,
    id: 'search-ways',
    what: 'search page and suggestions, with the API and without it, on any judged set',
    figures: [
      { figure: 'search page less suggestions, nDCG@10, worst set', said: 'page less suggestions', atLeast: -0.005 },
      {
        figure: 'search page with and without the API, nDCG@10, worst set',
        said: 'with and without the API apart',
        atMost: 0.02,
      },
    ],
  },
  {
    ...searching,
    id: 'search-rank',
    what: 'nDCG@10 above the best of lunr, minisearch and BM25, on any judged set',
    figures: [
      { figure: 'above the best of lunr, minisearch, BM25, nDCG@10, worst set', said: 'worst set', atLeast: 0.03 },
    ],
  },
  {
    ...searching,
    id: 'search-known',
    what: 'a page that one knows, found among the first five',
    figures: [
      { figure: 'hit@5, title words', said: 'title words', unit: '%', atLeast: 95 },
      { figure: 'hit@5, one letter dropped', said: 'one typo', unit: '%', atLeast: 95 },
      { figure: 'hit@5, plain question', said: 'plain question', unit: '%', atLeast: 95 },
      { figure: 'hit@5, half a sentence', said: 'half a sentence', unit: '%', atLeast: 85 },
    ],
  },
  {
    id: 'suggestions',
    what: 'suggestions at 3,000 articles, the slowest way of asking',
    bench: 'search-scale',
    args: ['3000'],
    small: ['100'],
    smaller: [['3,000', '100']],
    runs: 3,
    figures: [
      { figure: 'suggestions, 3,000 articles, p95', said: 'p95', unit: 'ms', atMost: 20 },
      { figure: 'suggestions, 3,000 articles, p95, processor', said: 'processor', unit: 'ms' },
    ],
  },
  {
    id: 'search-bytes',
    what: 'what a browser loads to search 10,000 pages without the API',
    bench: 'search-bytes',
    small: ['100'],
    smaller: [['10,000', '100']],
    runs: 1,
    figures: [
      { figure: 'first search, 10,000 pages, most', said: 'cold first, most', unit: 'KB', atMost: 200 },
      { figure: 'next search, 10,000 pages, median', said: 'each next, median', unit: 'KB', atMost: 65 },
      { figure: 'next search, 10,000 pages, nine in ten', said: 'nine in ten', unit: 'KB' },
    ],
  },
  {
    ...serving,
    id: 'start',
    what: 'server with 10,000 articles, from start to ready',
    figures: [
      { figure: 'ready, as after a build', said: 'as after a build', unit: 's', atMost: 5 },
      { figure: 'ready, nothing kept', said: 'with nothing kept', unit: 's' },
      { figure: 'ready, as after a build, memory', said: 'memory', unit: 'MB' },
    ],
  },
  {
    id: 'check',
    what: '`ladder check` of 5,000 articles',
    bench: 'check',
    small: ['20'],
    smaller: fewArticles,
    runs: 3,
    figures: [
      { figure: 'check, 5,000 articles', said: 'checked', unit: 's', atMost: 5 },
      { figure: 'check, 5,000 articles, processor', said: 'processor', unit: 's' },
      { figure: 'first check, 5,000 articles', said: 'the first time, nothing compiled', unit: 's' },
    ],
  },
  {
    id: 'dev-edit',
    what: '`npm run dev` with 1,000 articles: from saving one to its new words on the page',
    bench: 'dev-edit',
    small: ['20'],
    smaller: fewArticles,
    runs: 1,
    figures: [
      { figure: 'an edit shows, 1,000 articles', said: 'shown', unit: 's', atMost: 1 },
      { figure: 'an edit shows, 1,000 articles, processor', said: 'processor', unit: 's' },
      { figure: 'first page in development, 1,000 articles', said: 'first page after the start', unit: 's' },
    ],
  },
  {
    id: 'page',
    served: true,
    what: 'first view of an article, all that is loaded',
    bench: 'page',
    small: [],
    runs: 1,
    figures: [
      { figure: 'first view of an article', said: 'loaded', unit: 'KB', atMost: 25 },
      { figure: 'layout shift', said: 'layout shift', atMost: 0 },
      { figure: 'words read without JavaScript', said: 'words without JavaScript', atLeast: 100 },
    ],
  },
  {
    id: 'lighthouse',
    served: true,
    what: 'Lighthouse (phone) on home, article, search and escalate, the least of each',
    bench: 'lighthouse',
    small: ['/'],
    runs: 3,
    figures: ['performance', 'accessibility', 'best-practices', 'seo'].map((name) => ({
      figure: `${name}, least`,
      said: name.replace('-', ' '),
      atLeast: 100,
    })),
  },
  {
    id: 'post',
    what: 'durable POST /api/tickets beside bare better-sqlite3 commits',
    bench: 'post',
    small: ['1'],
    runs: 3,
    figures: [
      { figure: 'POST of bare commits, 16 callers', said: '16 callers, of bare commits', atLeast: 0.5 },
      { figure: 'POST of bare commits, one caller', said: 'one caller, of bare commits' },
      { figure: 'POST, 16 callers', said: '16 callers', unit: 'a second' },
    ],
  },
  {
    id: 'queue',
    what: 'queue of 100,000 open tickets, any filter',
    bench: 'queue',
    args: ['100000'],
    small: ['400', 'sqlite'],
    runs: 1,
    figures: ['sqlite', 'postgres'].map((dialect) => ({
      figure: `queue, ${dialect}, p95 of the slowest question`,
      said: `${dialect}, p95 of the slowest filter`,
      unit: 'ms',
      atMost: 50,
    })),
  },
  {
    id: 'sync',
    what: 'a copy of 100,000 tickets, kept by the cursor of the API while people write',
    bench: 'sync',
    small: ['400', 'sqlite'],
    runs: 1,
    figures: ['sqlite', 'postgres'].flatMap((dialect) => [
      { figure: `sync, ${dialect}, missed or stale`, said: `${dialect}, tickets missed or stale`, atMost: 0 },
      { figure: `sync, ${dialect}, tickets in a second`, said: `${dialect}, tickets a second, alone` },
      { figure: `sync, ${dialect}, tickets in a second while people write`, said: `${dialect}, while people write` },
      { figure: `sync, ${dialect}, asking in vain`, said: `${dialect}, p95 of asking in vain`, unit: 'ms' },
    ]),
  },
  {
    id: 'clocks',
    what: 'clocks of a ticket with 1,000 events',
    bench: 'clocks',
    small: [],
    runs: 3,
    figures: [{ figure: 'clocks of a ticket with 1,000 events', said: 'computed', unit: 'ms', atMost: 5 }],
  },
  {
    ...tick,
    id: 'tick',
    what: 'tick over 10,000 due clocks',
    figures: [
      { figure: 'tick, sqlite', said: 'sqlite', unit: 's', atMost: 2 },
      { figure: 'tick, postgres', said: 'postgres', unit: 's', atMost: 2 },
      { figure: 'tick, sqlite, longest stall', said: 'others wait', unit: 'ms' },
      { figure: 'tick, sqlite, nothing due', said: 'nothing due', unit: 'ms' },
    ],
  },
  {
    id: 'load',
    served: true,
    what: 'a day in an hour: readers, chat, mails, webhooks and desk',
    bench: 'load',
    args: ['--minutes', '3', ...places],
    small: ['--minutes', '0.1', 'sqlite'],
    runs: 1,
    figures: places.flatMap((place) => [
      ...[50, 95, 99].map((share) => ({
        figure: `load, ${place}, p${share}`,
        said: `${place}, p${share}`,
        unit: 'ms',
      })),
      { figure: `load, ${place}, errors`, said: `${place}, errors`, atMost: 0 },
      {
        figure: `load, ${place}, memory, last third of the middle one`,
        said: `${place}, memory at the end, of the middle`,
        atMost: 1.1,
      },
    ]),
  },
  {
    id: 'memory',
    served: true,
    what: 'memory of the server with the demo',
    bench: 'memory',
    small: ['300'],
    runs: 1,
    figures: [
      { figure: 'memory at rest', said: 'at rest', unit: 'MB', atMost: 150 },
      { figure: 'memory after the requests', said: 'after 100,000 requests', unit: 'MB' },
      { figure: 'memory while asked, most', said: 'most', unit: 'MB' },
    ],
  },
  {
    id: 'install',
    what: 'install to first ticket, one command',
    bench: 'install',
    small: null,
    runs: 1,
    figures: [{ figure: 'install to first ticket', said: 'until filed', unit: 's', atMost: 120 }],
  },
]
