import type { TaughtWords } from './learned.ts'

const heading = `# What people called it whose requests an article solved. Search finds the article by these words.
# \`npm run ladder -- learned\` adds what tickets taught and takes out what they took back. Edit as you like:
# what you delete here is not added again.
`

/** The text of content/learned.yaml; the same words give the same text. */
export function learnedYaml(learned: readonly TaughtWords[]): string {
  const byArticle = Map.groupBy(learned, ({ article }) => article)
  const lines = [...byArticle.keys()]
    .sort()
    .flatMap((article) => [
      `  ${JSON.stringify(article)}:`,
      ...(byArticle.get(article) ?? [])
        .toSorted((one, other) => other.by - one.by || (one.words < other.words ? -1 : 1))
        .map(({ words, by }) => `    - { words: ${JSON.stringify(words)}, by: ${by} }`),
    ])
  return `${heading}\n${lines.length > 0 ? `learned:\n${lines.join('\n')}` : 'learned: {}'}\n`
}
