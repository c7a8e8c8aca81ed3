import { type Alert, makeAlert } from '#api/outside/alert.ts'
import { type Log, makeLog } from '#api/outside/log.ts'

// biome-ignore lint/suspicious/noExplicitAny: tests look at whatever was logged
type Line = any

/** The log of a process, kept instead of printed. */
export type KeptLog = { log: Log; alert: Alert; lines: Line[]; text: () => string }

export function keptLog(): KeptLog {
  const kept: string[] = []
  const lines: Line[] = []
  const write = (line: string) => {
    kept.push(line)
    lines.push(JSON.parse(line))
  }
  const log = makeLog('debug', { write })
  return { log, alert: makeAlert(log), lines, text: () => kept.join('') }
}
