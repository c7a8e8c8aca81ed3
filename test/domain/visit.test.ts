import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldVisit, type Visit, type VisitAct, type VisitCount } from '#domain/knowledge/visit.ts'

const a = 'runbooks/a'
const b = 'runbooks/b'
const act = (kind: string, outcome: string, article = ''): VisitAct => ({ kind, outcome, article })
const acts = {
  search: act('search', 'left'),
  read: act('read', 'ended', a),
  readB: act('read', 'ended', b),
  good: act('vote', 'good', a),
  bad: act('vote', 'bad', a),
  unsent: act('unsent', 'unsent', a),
  filed: act('escalated', 'soon', a),
} as const
type Told = [hours: number, ...acts: (keyof typeof acts)[]]

/** What is counted in the end, of one visit that told these acts, each so many hours after the first. */
function counted(...told: Told[]): string[] {
  let visit: Visit | null = null
  const all: VisitCount[] = []
  for (const [hours, ...names] of told) {
    const at = Temporal.Instant.from('2026-11-03T08:00:00Z').add({ minutes: Math.round(hours * 60) })
    const folded = foldVisit(
      visit,
      names.map((name) => acts[name]),
      { at: at.toString({ fractionalSecondDigits: 3 }), windowHours: 24 },
    )
    visit = folded.visit
    all.push(...folded.counts)
  }
  const sums = new Map<string, number>()
  for (const { month, outcome, article, by } of all) {
    const key = `${month} ${outcome} ${article}`.trim()
    sums.set(key, (sums.get(key) ?? 0) + by)
  }
  return [...sums]
    .filter(([, sum]) => sum !== 0)
    .map(([key, sum]) => (sum === 1 ? key : `${key} ${sum}`))
    .sort()
}

test.each<[string, Told[], string[]]>([
  ['only searched', [[0, 'search']], ['2026-11 none']],
  [
    'read and filed nothing',
    [
      [0, 'search'],
      [0.1, 'read'],
    ],
    [`2026-11 potential ${a}`],
  ],
  ['opened a suggestion and sent nothing', [[0, 'unsent']], [`2026-11 potential ${a}`]],
  [
    'said that it helped, and left the page',
    [
      [0, 'good'],
      [0.1, 'read'],
    ],
    [`2026-11 confirmed ${a}`],
  ],
  [
    'said so, and looked for more',
    [
      [0, 'good'],
      [0.1, 'read'],
      [0.2, 'readB'],
    ],
    [`2026-11 potential ${b}`],
  ],
  [
    'said that it did not help',
    [
      [0, 'read'],
      [0.1, 'bad'],
    ],
    [`2026-11 none ${a}`],
  ],
  [
    'filed within the window',
    [
      [0, 'good'],
      [5, 'filed'],
    ],
    [`2026-11 none ${a}`],
  ],
  [
    'filed, and read on',
    [
      [0, 'filed'],
      [1, 'readB'],
    ],
    [`2026-11 none ${b}`],
  ],
  [
    'read the same page again the same day',
    [
      [0, 'good', 'read'],
      [6, 'read'],
    ],
    [`2026-11 returned ${a}`],
  ],
  [
    'came back to it within seven days',
    [
      [0, 'good', 'read'],
      [80, 'read'],
    ],
    [`2026-11 potential ${a}`, `2026-11 returned ${a}`],
  ],
  [
    'filed within seven days',
    [
      [0, 'good', 'read'],
      [80, 'search'],
      [81, 'filed'],
    ],
    [`2026-11 none ${a}`, `2026-11 returned ${a}`],
  ],
  [
    'came back for something else',
    [
      [0, 'good', 'read'],
      [80, 'readB'],
    ],
    [`2026-11 confirmed ${a}`, `2026-11 potential ${b}`],
  ],
  [
    'came back after seven days',
    [
      [0, 'good', 'read'],
      [200, 'read'],
    ],
    [`2026-11 confirmed ${a}`, `2026-11 potential ${a}`],
  ],
])('a visit that %s', (_, told, expected) => {
  expect(counted(...told)).toEqual(expected)
})

test('each sitting is counted once, whatever is told and when', () => {
  const some = fc.array(
    fc.tuple(fc.nat(300), fc.array(fc.constantFrom(...(Object.keys(acts) as (keyof typeof acts)[])), { minLength: 1 })),
    { minLength: 1, maxLength: 12 },
  )
  fc.assert(
    fc.property(some, (raw) => {
      const told = raw.toSorted(([one], [other]) => one - other).map(([hours, names]): Told => [hours, ...names])
      const sittings = told.filter(([hours], index) => index === 0 || hours - (told[index - 1]?.[0] ?? 0) > 24)
      const sums = counted(...told).map((line) => Number(/ (-?\d+)$/.exec(line)?.[1] ?? 1))
      expect(sums.every((sum) => sum > 0)).toBe(true)
      expect(sums.reduce((all, sum) => all + sum, 0)).toBe(sittings.length)
    }),
    { numRuns: 200 },
  )
})
