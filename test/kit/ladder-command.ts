import { vi } from 'vitest'
import { makeProgram } from '#api/cli/program.ts'

/** One command, in this process: a process of its own costs seconds. */
export async function ladderIn(env: Record<string, string>, args: readonly string[]) {
  const said = { out: '', err: '' }
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value)
  const hear =
    (stream: 'out' | 'err') =>
    (text: unknown, ...rest: unknown[]) => {
      said[stream] += text
      const done = rest.at(-1)
      if (typeof done === 'function') done()
      return true
    }
  const spies = [
    vi.spyOn(console, 'log').mockImplementation((text) => void hear('out')(`${text}\n`)),
    vi.spyOn(process.stdout, 'write').mockImplementation(hear('out')),
    vi.spyOn(process.stderr, 'write').mockImplementation(hear('err')),
  ]
  try {
    await makeProgram()
      .exitOverride()
      .parseAsync(['node', 'ladder', ...args])
    return { ...said, code: Number(process.exitCode ?? 0) }
  } finally {
    for (const spy of spies) spy.mockRestore()
    vi.unstubAllEnvs()
    process.exitCode = undefined
  }
}
