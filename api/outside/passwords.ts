import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

/** How passwords are kept: what is stored of one, and whether another is the same. */
export type Passwords = {
  hash: (password: string) => Promise<string>
  verify: (given: { hash: string; password: string }) => Promise<boolean>
}

/** What a hash costs whoever guesses: 32 MB and some hundred milliseconds. Kept with each, so that it can be raised. */
const cost = { log2: 15, block: 8, parallel: 3 }
const bytes = 32

/** By scrypt, with a salt for each. */
export const scryptPasswords: Passwords = {
  hash: async (password) => {
    const salt = randomBytes(16)
    const key = await derive(password, salt, cost)
    return `scrypt$${cost.log2}$${cost.block}$${cost.parallel}$${salt.toString('base64url')}$${key.toString('base64url')}`
  },
  verify: async ({ hash, password }) => {
    const [, log2, block, parallel, salt = '', kept = ''] =
      /^scrypt\$(\d{1,2})\$(\d{1,2})\$(\d{1,2})\$([\w-]+)\$([\w-]+)$/.exec(hash) ?? []
    if (kept === '') return false
    const wanted = Buffer.from(kept, 'base64url')
    const key = await derive(password, Buffer.from(salt, 'base64url'), {
      log2: Number(log2),
      block: Number(block),
      parallel: Number(parallel),
    })
    return key.length === wanted.length && timingSafeEqual(key, wanted)
  },
}

/** One password however it is typed: in the form that the web prescribes (NFKC). */
function derive(password: string, salt: Uint8Array, { log2, block, parallel }: typeof cost): Promise<Buffer> {
  const N = 2 ** log2
  const limits = { N, r: block, p: parallel, maxmem: 256 * N * block }
  return new Promise((resolve, reject) =>
    scrypt(password.normalize('NFKC'), salt, bytes, limits, (error, key) => (error ? reject(error) : resolve(key))),
  )
}
