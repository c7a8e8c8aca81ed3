import { join } from 'node:path'
import { defineConfig } from 'vitest/config'
import { LongestFirst } from './test/kit/longest-first.ts'

const common = {
  setupFiles: ['test/kit/setup.ts'],
  // Files share what they import: nothing is mocked, and no module of ours keeps state that one test leaves to another.
  isolate: false,
  // One more than there are cores, which tests that wait for somebody leave idle.
  maxWorkers: 3,
  // Processes that tests start read the code as an earlier one has compiled it.
  env: { NODE_COMPILE_CACHE: join(import.meta.dirname, '.cache/test/compiled') },
  expect: { poll: { timeout: 10_000 } },
}
const house = ['test/rooms.test.ts', 'test/docs/**/*.test.ts']
const domain = ['test/domain/**/*.test.ts']
const browser = ['test/e2e/**/*.test.ts']
const faults = ['test/faults/**/*.test.ts', 'test/store/kill.test.ts']
const whole = { testTimeout: 120_000, hookTimeout: 180_000 }

/** From pure to whole: what is about the code itself, the rules, everything below the browser, the browser; and faults. */
export default defineConfig({
  test: {
    globalSetup: ['test/kit/global-setup.ts'],
    sequence: { sequencer: LongestFirst },
    projects: [
      { test: { ...common, name: 'house', include: house, testTimeout: 60_000 } },
      { test: { ...common, name: 'domain', include: domain, testTimeout: 20_000 } },
      {
        test: {
          ...common,
          ...whole,
          name: 'rooms',
          include: ['test/**/*.test.ts'],
          exclude: [...house, ...domain, ...browser, ...faults],
        },
      },
      {
        test: {
          ...common,
          ...whole,
          name: 'browser',
          include: browser,
          setupFiles: [...common.setupFiles, 'test/kit/browser-setup.ts'],
        },
      },
      // They mostly wait: for what stalls, for a process to come back. `npm test` runs them beside the others.
      { test: { ...common, ...whole, name: 'faults', include: faults, maxWorkers: 2, sequence: { groupOrder: 1 } } },
    ],
  },
})
