/** For so many weeks it is shown how often a gap was looked for. */
export const gapWeeks = 8

/** What somebody looked for and did not find, in words, with how often: `top` is the page that came first then. */
export type Need = { need: string; words: string; count: number; top: string | null }
/** A need that no article answers, made of needs that mean the same: for each stem, in how many of them it is. People choose the stems, `constructor` too. */
export type GapShape = { id: string; size: number; stems: Map<string, number> }
export type Placed = { need: string; gap: string }

/** So much alike, and two wordings mean the same. */
const alike = 0.3
/** That the same page came first says a little about what was meant. */
const sameTop = 0.6

/** Stems of a need, and the page that came first, as something it also says. */
export function featuresOf({ need, top }: Pick<Need, 'need' | 'top'>): string[] {
  return [...need.split(' ').filter(Boolean), ...(top ? [topMark + top] : [])]
}
const topMark = '@'

/** In how many needs of all gaps each stem is, and how many there are, where not all gaps are at hand. */
export type StemCounts = { having: ReadonlyMap<string, number>; all: number }

/**
 * Puts each need into the gap that means the same, or into a new one. The same needs in the same order always come to the same; gaps
 * that grow towards each other are one: `merged` says which went into which. Of gaps only those are needed that share a stem
 * with a need; then `counts` says how common stems are among all.
 */
export function placeNeeds(
  needs: readonly Need[],
  gaps: readonly GapShape[],
  { newId, counts = countStems(gaps) }: { newId: () => string; counts?: StemCounts },
): { placed: Placed[]; gaps: GapShape[]; merged: Map<string, string> } {
  const shapes = new Map(gaps.map((gap) => [gap.id, { ...gap, stems: new Map(gap.stems) }]))
  const having = new Map(counts.having)
  for (const need of needs) for (const stem of featuresOf(need)) having.set(stem, (having.get(stem) ?? 0) + 1)
  const all = counts.all + needs.length
  const worth = (stem: string) => Math.log(1 + all / (having.get(stem) ?? 1)) * (stem.startsWith(topMark) ? sameTop : 1)
  const byStem = new Map<string, Set<string>>()
  const put = (stem: string, id: string) => byStem.set(stem, (byStem.get(stem) ?? new Set()).add(id))
  for (const { id, stems } of gaps) for (const stem of stems.keys()) put(stem, id)
  const placed: Placed[] = []
  const fresh = new Set<string>()
  for (const need of needs.toSorted((one, other) => other.count - one.count || (one.need < other.need ? -1 : 1))) {
    const features = featuresOf(need)
    const vector = new Map(features.map((stem) => [stem, 1]))
    const found = nearest({ id: '', size: 1, stems: vector }, { shapes, byStem, worth })
    const gap = found ?? { id: newId(), size: 0, stems: new Map<string, number>() }
    if (!found) fresh.add(gap.id)
    gap.size++
    for (const stem of features) {
      gap.stems.set(stem, (gap.stems.get(stem) ?? 0) + 1)
      put(stem, gap.id)
    }
    shapes.set(gap.id, gap)
    placed.push({ need: need.need, gap: gap.id })
  }
  const merged = new Map<string, string>()
  for (const id of fresh) {
    const gap = shapes.get(id)
    const other = gap && nearest(gap, { shapes, byStem, worth })
    if (!gap || !other) continue
    for (const [stem, times] of gap.stems) {
      other.stems.set(stem, (other.stems.get(stem) ?? 0) + times)
      put(stem, other.id)
    }
    other.size += gap.size
    shapes.delete(id)
    merged.set(id, other.id)
  }
  const end = (id: string): string => (merged.has(id) ? end(merged.get(id) ?? '') : id)
  return {
    placed: placed.map(({ need, gap }) => ({ need, gap: end(gap) })),
    gaps: [...shapes.values()],
    merged,
  }
}

/** How common each stem is in these gaps. */
function countStems(gaps: readonly GapShape[]): StemCounts {
  const having = new Map<string, number>()
  for (const { stems } of gaps) for (const [stem, times] of stems) having.set(stem, (having.get(stem) ?? 0) + times)
  return { having, all: gaps.reduce((sum, { size }) => sum + size, 0) }
}

type Known = {
  shapes: ReadonlyMap<string, GapShape>
  byStem: ReadonlyMap<string, ReadonlySet<string>>
  worth: (stem: string) => number
}

/** The gap that is most like one, or none that is like it. */
function nearest(one: GapShape, { shapes, byStem, worth }: Known): GapShape | null {
  let best: GapShape | null = null
  let most = alike
  const candidates = new Set([...one.stems.keys()].flatMap((stem) => [...(byStem.get(stem) ?? [])]))
  for (const id of candidates) {
    const other = shapes.get(id)
    if (!other || other.id === one.id) continue
    const near = cosine(one, other, worth)
    if (near > most || (near === most && best !== null && other.id < best.id)) {
      most = near
      best = other
    }
  }
  return best
}

function cosine(one: GapShape, other: GapShape, worth: (stem: string) => number): number {
  const weights = ({ stems, size }: GapShape) =>
    new Map([...stems].map(([stem, times]) => [stem, worth(stem) * Math.sqrt(times / size)]))
  const mine = weights(one)
  const theirs = weights(other)
  const length = (of: Map<string, number>) => Math.sqrt([...of.values()].reduce((sum, value) => sum + value * value, 0))
  let shared = 0
  for (const [stem, value] of mine) shared += value * (theirs.get(stem) ?? 0)
  return shared / (length(mine) * length(theirs) || 1)
}

/** The wording by which a gap is called: the one that says most of what all of them say, and was used often. */
export function nameOf(needs: readonly Pick<Need, 'need' | 'words' | 'count'>[]): string {
  const times = new Map<string, number>()
  for (const { need, count } of needs)
    for (const stem of need.split(' ')) times.set(stem, (times.get(stem) ?? 0) + Math.sqrt(count))
  const worth = ({ need, count }: (typeof needs)[number]) => {
    const stems = need.split(' ')
    return (
      (stems.reduce((sum, stem) => sum + (times.get(stem) ?? 0), 0) / Math.sqrt(stems.length + 1)) *
      (1 + Math.log(count))
    )
  }
  return needs.toSorted((one, other) => worth(other) - worth(one) || (one.words < other.words ? -1 : 1))[0]?.words ?? ''
}

/** A gap of these needs. */
export function shapeOf(id: string, needs: readonly Pick<Need, 'need' | 'top'>[]): GapShape {
  const stems = new Map<string, number>()
  for (const need of needs) for (const stem of featuresOf(need)) stems.set(stem, (stems.get(stem) ?? 0) + 1)
  return { id, size: needs.length, stems }
}

/** Stems of a shape as they are stored: a JSON object. */
export function stemsToText(stems: ReadonlyMap<string, number>): string {
  return JSON.stringify(Object.fromEntries(stems))
}

/** Stems of a shape from how they are stored. */
export function stemsFromText(text: string): Map<string, number> {
  return new Map(Object.entries(JSON.parse(text)))
}
