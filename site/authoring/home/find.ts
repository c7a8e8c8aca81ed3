import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

/** The folder of one organisation, by its file. */
export type Home = {
  dir: string
  file: string
  /** What was asked for, in the words of the handbook. */
  by: 'this folder' | 'LADDER_HOME' | 'the demo'
}

export const homeFile = 'ladder.yaml'

/** Why there is no home where one was named. */
export class NoHome extends Error {}

type Asked = { env: Record<string, string | undefined>; product: string; cwd: string }

/** The home a command is about: from the folder where it was given upwards, else the one that LADDER_HOME names, else the demo. */
export function findHome({ env, product, cwd }: Asked): Home {
  const from = askedFrom({ env, cwd })
  const above = homeAbove(from)
  if (above) return { ...above, by: 'this folder' }
  if (!env.LADDER_HOME) return { dir: join(product, 'demo'), file: join(product, 'demo', homeFile), by: 'the demo' }
  const dir = resolve(from, env.LADDER_HOME)
  const file = join(dir, homeFile)
  if (!existsSync(file))
    throw new NoHome(`LADDER_HOME is ${env.LADDER_HOME}, where there is no ${homeFile}. Expected a home: ${begin(dir)}`)
  return { dir, file, by: 'LADDER_HOME' }
}

/** The folder where a command was given: npm changes it, so that the scripts hand it on. */
export function askedFrom({ env, cwd }: Pick<Asked, 'env' | 'cwd'>): string {
  return resolve(cwd, env.LADDER_FROM || '.')
}

/** How a home is begun. */
export function begin(dir: string): string {
  return `npm run ladder -- init ${dir} writes one.`
}

/** The home that a folder is, or lies in. */
export function homeAbove(from: string): Pick<Home, 'dir' | 'file'> | null {
  for (let dir = resolve(from); ; dir = dirname(dir)) {
    const file = join(dir, homeFile)
    if (existsSync(file)) return { dir, file }
    if (dir === dirname(dir)) return null
  }
}
