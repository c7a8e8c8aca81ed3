type Step = { sign: ' ' | '-' | '+'; line: string }

const around = 3
/** Beyond so many pairs of lines the middle of a change is taken as one. */
const mostPairs = 4_000_000

/**
 * A change of one file as `git apply` takes it (unified diff, paths from the root of the repository); empty where nothing
 * changed. `before` is null for a new file.
 */
export function patchOf(path: string, { before, after }: { before: string | null; after: string }): string {
  const steps = stepsBetween(linesOf(before ?? ''), linesOf(after))
  const hunks = hunksOf(steps)
  if (hunks.length === 0 && before !== null) return ''
  return [
    `diff --git a/${path} b/${path}`,
    ...(before === null ? ['new file mode 100644', '--- /dev/null'] : [`--- a/${path}`]),
    `+++ b/${path}`,
    ...hunks.flatMap(([from, to]) => [
      `@@ -${spanOf(steps, '+', [from, to])} +${spanOf(steps, '-', [from, to])} @@`,
      ...steps.slice(from, to).flatMap(written),
    ]),
    '',
  ].join('\n')
}

/** Lines with their ends; the last may have none. */
function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? []
}

function written({ sign, line }: Step): string[] {
  return line.endsWith('\n') ? [sign + line.slice(0, -1)] : [sign + line, '\\ No newline at end of file']
}

/** Where a stretch lies in one of the two files, whose steps are all but those of the other's sign. */
function spanOf(steps: readonly Step[], other: '-' | '+', [from, to]: [number, number]): string {
  const count = (some: readonly Step[]) => some.filter(({ sign }) => sign !== other).length
  const length = count(steps.slice(from, to))
  return `${count(steps.slice(0, from)) + (length === 0 ? 0 : 1)},${length}`
}

/** Stretches of changes with the lines around them; those that meet are one. */
function hunksOf(steps: readonly Step[]): [number, number][] {
  const hunks: [number, number][] = []
  for (const [at, { sign }] of steps.entries()) {
    if (sign === ' ') continue
    const last = hunks.at(-1)
    const to = Math.min(steps.length, at + 1 + around)
    if (last && at - around <= last[1]) last[1] = to
    else hunks.push([Math.max(0, at - around), to])
  }
  return hunks
}

/** From one file to the other, keeping as many lines as can be kept. */
function stepsBetween(old: readonly string[], fresh: readonly string[]): Step[] {
  let head = 0
  while (head < old.length && head < fresh.length && old[head] === fresh[head]) head++
  let tail = 0
  while (tail < old.length - head && tail < fresh.length - head && old.at(-1 - tail) === fresh.at(-1 - tail)) tail++
  const same = (lines: readonly string[]) => lines.map((line): Step => ({ sign: ' ', line }))
  return [
    ...same(old.slice(0, head)),
    ...middleOf(old.slice(head, old.length - tail), fresh.slice(head, fresh.length - tail)),
    ...same(old.slice(old.length - tail)),
  ]
}

function middleOf(old: readonly string[], fresh: readonly string[]): Step[] {
  const steps: Step[] = []
  const isTooMuch = old.length * fresh.length > mostPairs
  const width = fresh.length + 1
  /** How many lines can be kept from here on. */
  const kept = isTooMuch ? new Uint32Array(0) : new Uint32Array((old.length + 1) * width)
  const keptAt = (one: number, other: number) => kept[one * width + other] ?? 0
  if (!isTooMuch)
    for (let one = old.length - 1; one >= 0; one--)
      for (let other = fresh.length - 1; other >= 0; other--)
        kept[one * width + other] =
          old[one] === fresh[other]
            ? keptAt(one + 1, other + 1) + 1
            : Math.max(keptAt(one + 1, other), keptAt(one, other + 1))
  let one = 0
  let other = 0
  while (one < old.length || other < fresh.length) {
    const [mine, theirs] = [old[one], fresh[other]]
    if (!isTooMuch && mine !== undefined && mine === theirs) {
      steps.push({ sign: ' ', line: mine })
      one++
      other++
    } else if (mine !== undefined && (theirs === undefined || keptAt(one + 1, other) >= keptAt(one, other + 1))) {
      steps.push({ sign: '-', line: mine })
      one++
    } else {
      steps.push({ sign: '+', line: theirs ?? '' })
      other++
    }
  }
  return steps
}
