import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

const common = {
  setupFiles: ['test/kit/setup.ts'],
  // Files share what they import: nothing is mocked, and no module of ours keeps state that one test leaves to another.
  isolate: false,
  maxWorkers: 2,
  // Processes that tests start read the code as an earlier one has compiled it.
  env: { NODE_COMPILE_CACHE: join(import.meta.dirname, '.cache/test/compiled') },
  expect: { poll: { timeout: 10_000 } },
}
const house = ['test/rooms.test.ts', 'test/docs/**/*.test.ts']
const domain = ['test/domain/**/*.test.ts']
const browser = ['test/e2e/**/*.test.ts']

/** From pure to whole: what is about the code itself, the rules, everything below the browser, and the browser. */
export default defineConfig({
  test: {
    projects: [
      { test: { ...common, name: 'house', include: house, testTimeout: 20_000 } },
      { test: { ...common, name: 'domain', include: domain, testTimeout: 20_000 } },
      {
        test: {
          ...common,
          name: 'rooms',
          include: ['test/**/*.test.ts'],
          exclude: [...house, ...domain, ...browser],
          globalSetup: ['test/kit/global-setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          ...common,
          name: 'browser',
          include: browser,
          globalSetup: ['test/kit/browser-setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
