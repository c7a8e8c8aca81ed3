import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { accentIssues, accentsOf, papers } from '#domain/home/accent.ts'
import { contrastOf, leastContrast, worstContrast } from '#domain/home/colour.ts'

const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`)

test('contrast is that of WCAG', () => {
  expect(contrastOf('#000000', '#ffffff')).toBeCloseTo(21, 5)
  expect(contrastOf('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
  expect(contrastOf('#0b6b57', '#0b6b57')).toBe(1)
})

test('an accent that nobody can read is named with a near one of its hue, per appearance', () => {
  expect(accentIssues({ accent: '#0b6b57' })).toEqual([])
  const [issue, ...others] = accentIssues({ accent: '#ffcc00' })
  expect(others).toEqual([])
  expect(issue).toMatchObject({ path: ['face', 'accent'], came: '#ffcc00' })
  expect(issue?.expected).toBe('a colour that can be read on the light pages: at least 4.5:1, it has 1.3:1')
  expect(issue?.hint).toMatch(/^#[0-9a-f]{6} is near$/)
  expect(accentIssues({ accent: { light: '#0b6b57', dark: '#0b6b57' } })).toMatchObject([
    { path: ['face', 'accent', 'dark'], expected: expect.stringContaining('dark pages') },
  ])
})

test('what is proposed passes, and what passes can be read everywhere', () => {
  fc.assert(
    fc.property(colour, (accent) => {
      const near = accentIssues({ accent })[0]?.hint?.slice(0, 7) ?? accent
      expect(accentIssues({ accent: near })).toEqual([])
      const accents = accentsOf({ accent: near })
      for (const mode of ['light', 'dark'] as const) {
        const { accent: shown = '', strong = '', sunk = '' } = accents?.[mode] ?? {}
        expect(worstContrast(shown, [...papers[mode], sunk]), `${near} ${mode}`).toBeGreaterThanOrEqual(leastContrast)
        expect(worstContrast(strong, [...papers[mode], sunk]), `${near} ${mode}`).toBeGreaterThanOrEqual(leastContrast)
      }
    }),
    { numRuns: 200 },
  )
})

test('the grounds are those of the tokens', () => {
  const tokens = readFileSync(join(import.meta.dirname, '../../site/styles/tokens.css'), 'utf8')
  expect(tokens).toContain(`--paper: light-dark(${papers.light[0]}, ${papers.dark[0]})`)
  expect(tokens).toContain(`--paper-sunk: light-dark(${papers.light[1]}, ${papers.dark[1]})`)
})
