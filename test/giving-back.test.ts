import { expect, test } from 'vitest'
import { givingBack } from '#api/giving-back.ts'

const megabyte = 2 ** 20

/** A process that has just started. */
function started() {
  const process = { heap: 60 * megabyte, share: 0, collections: 0 }
  const look = givingBack({
    heap: () => process.heap,
    share: () => process.share,
    collect: () => {
      process.collections++
      process.heap = 30 * megabyte
    },
  })
  const looks = (heap: number, share: number) => {
    Object.assign(process, { heap: heap * megabyte, share })
    look()
    return process.collections
  }
  return { process, looks }
}

test('what starting took is given back at once', () => {
  expect(started().process).toMatchObject({ collections: 1, heap: 30 * megabyte })
})

test('what a busy time took is given back once it is over, and nothing while anybody is answered', () => {
  const { looks } = started()
  expect(looks(100, 0.6)).toBe(1)
  expect(looks(100, 0.1)).toBe(1)
  expect(looks(100, 0)).toBe(2)
  expect(looks(31, 0)).toBe(2)
})

test('a little is not worth it', () => {
  const { looks } = started()
  expect(looks(40, 0)).toBe(1)
  expect(looks(53, 0)).toBe(1)
  expect(looks(55, 0)).toBe(2)
})
