import { afterEach, beforeEach, expect, vi } from 'vitest'

/** Anything our code prints as an error during a test is a failure of that test. */
const errors: unknown[][] = []

beforeEach(() => {
  errors.length = 0
  vi.spyOn(console, 'error').mockImplementation((...args: unknown[]) => {
    errors.push(args)
  })
})

afterEach(() => {
  expect(errors, 'console.error was called').toEqual([])
})
