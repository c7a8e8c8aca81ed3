import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { onTestFinished } from 'vitest'
import { freePort } from './free-port.ts'
import { secret } from './seal.ts'
import { shared } from './shared.ts'

const root = resolve(import.meta.dirname, '../..')

type Asked = { headers?: Record<string, string>; json?: unknown }

/** Ladder as it is run: a process of its own. */
export type LadderProcess = {
  url: string
  process: ChildProcess
  /** Null while it runs; else how it ended. */
  ended: () => string | null
  /** Everything it has printed. */
  printed: () => string
  /** Asks it; throws with its last words when it has ended. */
  ask: (path: string, asked?: Asked) => Promise<Response>
  /** Ends it as an operator does, by SIGTERM; answers the exit code and how many milliseconds it took. */
  end: () => Promise<{ code: number | null; took: number }>
  stop: () => Promise<void>
}

/** The surroundings of a Ladder at a port of this machine, with the demo's content and no site; what it keeps lies in a folder. */
export function ladderEnv(port: number, folder: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    PORT: String(port),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    DATA_DIR: folder,
    SITE_DIR: join(folder, 'no-site'),
    CONTENT_DIR: join(root, 'content'),
    DEMO: '0',
    RATE_LIMIT: 'off',
    LOG_LEVEL: 'error',
    AUTH_SECRET: secret,
  }
}

/** Starts Ladder over a database of the caller's, with the demo's content, and waits until it says that it is ready. It ends with the test at the latest; where there is none, `atEnd` takes how. */
export async function startLadder(
  env: Record<string, string>,
  program?: string,
  atEnd: (stop: () => Promise<void>) => void = onTestFinished,
): Promise<LadderProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'ladder-process-'))
  const port = await freePort()
  const child = spawn(process.execPath, ['--no-warnings', program ?? (await shared('programs')).main], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...ladderEnv(port, folder), ...env },
  })
  let text = ''
  const over = new Promise<void>((done) => child.once('exit', () => done()))
  const stop = async () => {
    child.kill('SIGKILL')
    await over
    rmSync(folder, { recursive: true, force: true })
  }
  atEnd(stop)
  const ready = new Promise<void>((done) => {
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk
        if (text.includes('Ladder is ready.')) done()
      })
  })
  await Promise.race([ready, over])
  const ended = () =>
    child.exitCode === null && child.signalCode === null ? null : `${child.exitCode ?? child.signalCode}`
  if (ended() !== null) throw new Error(`Ladder did not start:\n${text}`)
  return {
    url: `http://127.0.0.1:${port}`,
    process: child,
    ended,
    printed: () => text,
    ask: async (path, { headers, json } = {}) => {
      try {
        return await fetch(`http://127.0.0.1:${port}${path}`, {
          headers: { ...(json === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
          ...(json === undefined ? {} : { method: 'POST', body: JSON.stringify(json) }),
        })
      } catch (error) {
        await Promise.race([over, setTimeout(1000)])
        if (ended() === null) throw error
        throw new Error(`Ladder ended with ${ended()}:\n${text}`)
      }
    },
    end: async () => {
      const began = performance.now()
      child.kill('SIGTERM')
      await over
      rmSync(folder, { recursive: true, force: true })
      return { code: child.exitCode, took: performance.now() - began }
    },
    stop,
  }
}
