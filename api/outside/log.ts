import { fstatSync, writeSync } from 'node:fs'
import { type DestinationStream, type Logger, pino } from 'pino'

export type Log = Pick<Logger, 'info' | 'warn' | 'error' | 'debug' | 'fatal'>

/** JSON lines, on standard output unless told otherwise. What could name a person or carry their words is cut out wherever it stands. */
export function makeLog(level: string, to: DestinationStream = standardOutput()): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: personal.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), remove: true },
    },
    to,
  )
}

const personal = [
  'name',
  'email',
  'requester',
  'title',
  'description',
  'body',
  'comment',
  'token',
  'authorization',
  'cookie',
  'password',
  'query',
]

const mostWaiting = 1024 * 1024

/**
 * Standard output, whatever becomes of who takes it: a full disk, a collector that stalls or is gone holds and ends nothing. Lines that
 * nobody took are lost, and their number is told with the next one.
 */
function standardOutput(): DestinationStream {
  const { stdout } = process
  stdout.on('error', () => {})
  const out = fstatSync(stdout.fd)
  const isStream = out.isFIFO() || out.isSocket() || stdout.isTTY
  let lost = 0
  return {
    write(line) {
      const missing = lost > 0 ? `${JSON.stringify({ level: 'warn', lost, msg: 'lines of the log were lost' })}\n` : ''
      if (isStream ? written(missing + line) : filed(missing + line)) lost = 0
      else lost++
    },
  }

  function written(text: string): boolean {
    if (stdout.destroyed || stdout.writableLength > mostWaiting) return false
    stdout.write(text)
    return true
  }

  function filed(text: string): boolean {
    try {
      writeSync(stdout.fd, text)
      return true
    } catch {
      return false
    }
  }
}
