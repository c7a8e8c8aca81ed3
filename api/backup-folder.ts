import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { stamp } from '#domain/base/time.ts'

/** A copy that is kept. */
export type Kept = { file: string; at: Temporal.Instant; bytes: number }

/** Whoever took a turn on another machine and did not give it back is taken for gone. */
const longestTurn = 6 * 3_600_000
const half = /^ladder-\d{8}T\d{6}Z\.\w+\.part/
const name = /^ladder-(\d{8}T\d{6}Z)\.(db|dump)$/

/** What a copy is called: by the moment at which it begins. */
export function nameOf(at: Temporal.Instant, url: string): string {
  const time = stamp(at).replaceAll(/[-:]|\.\d+/g, '')
  return `ladder-${time}.${url.startsWith('sqlite:') ? 'db' : 'dump'}`
}

/** The copies in a folder, oldest first. */
export function keptIn(dir: string): Kept[] {
  if (!existsSync(dir)) return []
  return readdirSync(dir)
    .sort()
    .flatMap((entry) => {
      const [, time] = name.exec(entry) ?? []
      if (!time) return []
      const file = join(dir, entry)
      return [{ file, at: Temporal.Instant.from(time), bytes: statSync(file).size }]
    })
}

/** Removes what was not finished; only for who has the turn. */
export function clearHalves(dir: string): void {
  for (const entry of readdirSync(dir)) if (half.test(entry)) rmSync(join(dir, entry), { force: true })
}

/** Takes the turn of a folder; answers how to give it back, or null when somebody else has it. */
export function takeTurn(dir: string, now: Temporal.Instant): (() => void) | null {
  const file = join(dir, '.running')
  for (let attempt = 1; attempt <= 2; attempt++)
    try {
      writeFileSync(file, JSON.stringify({ host: hostname(), pid: process.pid }), { flag: 'wx', mode: 0o600 })
      return () => rmSync(file, { force: true })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      if (!isLeft(file, now)) return null
      rmSync(file, { force: true })
    }
  return null
}

function isLeft(file: string, now: Temporal.Instant): boolean {
  try {
    const taken = statSync(file).mtimeMs
    if (now.epochMilliseconds - taken > longestTurn) return true
    const { host, pid } = JSON.parse(readFileSync(file, 'utf8')) as { host: string; pid: number }
    return host === hostname() && (pid === process.pid ? taken < performance.timeOrigin : !isAlive(pid))
  } catch {
    return !existsSync(file)
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
