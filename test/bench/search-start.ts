import { mkdtempSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { startLadder } from '#kit/ladder-process.ts'
import { sourceOf } from '#kit/programs.ts'
import { writeContent } from './site-content.ts'

const demo = resolve(import.meta.dirname, '../../content')

/** From start to ready with so many articles: the first time, and with what was kept of it, as after a build. */
export async function measureStart(count: number) {
  const folder = mkdtempSync(join(tmpdir(), 'ladder-start-'))
  const content = join(folder, 'content')
  writeContent(content, { from: demo, count })
  console.log('| start with | articles | s to ready | s of processor | MB of the process |\n|---|---|---|---|---|')
  try {
    for (const how of ['nothing kept', 'what was kept']) {
      const began = performance.now()
      const env = { CONTENT_DIR: content, CACHE_DIR: join(folder, 'cache') }
      const ladder = await startLadder(env, sourceOf('main'), () => {})
      const took = (performance.now() - began) / 1000
      const used = await processorOf(ladder.process.pid)
      await ladder.ask('/api/suggestions?q=price+label')
      console.log(`| ${[how, count, took.toFixed(1), used, await memoryOf(ladder.process.pid)].join(' | ')} |`)
      await ladder.stop()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Processor time of all its threads so far, where the system tells it: fair also on a machine that is busy. */
async function processorOf(pid: number | undefined): Promise<string> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  const [user, system] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13)
  return user && system ? ((Number(user) + Number(system)) / 100).toFixed(1) : ''
}

/** Resident memory where the system tells it. */
async function memoryOf(pid: number | undefined): Promise<string> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  const kilobytes = /VmRSS:\s+(\d+)/.exec(status)?.[1]
  return kilobytes ? (Number(kilobytes) / 1024).toFixed(0) : ''
}
