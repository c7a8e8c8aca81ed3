import { type DestinationStream, type Logger, pino } from 'pino'

export type Log = Pick<Logger, 'info' | 'warn' | 'error' | 'debug' | 'fatal'>

/** JSON lines, on standard output unless told otherwise. What could name a person or carry their words is cut out wherever it stands. */
export function makeLog(level: string, to: DestinationStream = pino.destination(1)): Log {
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
