import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { Sayable } from '#domain/base/sayable.ts'

type Tool = 'pg_dump' | 'pg_restore'

/** Writes a dump of a PostgreSQL database, in its own format. */
export async function dumpPostgres(url: string, file: string, signal?: AbortSignal): Promise<void> {
  const args = ['--format=custom', '--no-owner', '--no-privileges', `--file=${file}`]
  await run('pg_dump', [...args, ...placeOf(url).args], { env: placeOf(url).env, ...(signal ? { signal } : {}) })
}

/** Fills an empty PostgreSQL database from a dump: all of it, or nothing. */
export async function restorePostgres(url: string, file: string): Promise<void> {
  const args = ['--no-owner', '--no-privileges', '--exit-on-error', '--single-transaction']
  await run('pg_restore', [...args, ...placeOf(url).args, file], { env: placeOf(url).env })
}

/** Reads a dump to its end; answers how many rows of each table are in it. */
export async function rowsInDump(file: string): Promise<Record<string, number>> {
  const rows: Record<string, number> = {}
  let table: string | null = null
  await run('pg_restore', ['--data-only', '--file=-', file], {
    env: {},
    line: (line) => {
      const begun = table === null ? /^COPY (?:\w+\.)?"?(\w+)"? \(/.exec(line)?.[1] : undefined
      if (begun) {
        table = begun
        rows[table] = 0
      } else if (line === '\\.') table = null
      else if (table !== null) rows[table] = (rows[table] ?? 0) + 1
    },
  })
  return rows
}

/** The major version of a tool of PostgreSQL; null where it is not there. */
export async function toolVersion(tool: Tool): Promise<number | null> {
  let version: number | null = null
  const line = (text: string) => {
    version ??= Number(/ (\d+)/.exec(text)?.[1] ?? 0)
  }
  await run(tool, ['--version'], { env: {}, line }).catch(() => {})
  return version
}

/** Where a database is, without the password, which other users of the machine could read in a command; and without what is ours. */
function placeOf(url: string): { args: string[]; env: Record<string, string> } {
  const place = new URL(url)
  const password = decodeURIComponent(place.password)
  place.password = ''
  place.searchParams.delete('query_timeout')
  return { args: [`--dbname=${place.href}`], env: password ? { PGPASSWORD: password } : {} }
}

type Running = { env: Record<string, string>; signal?: AbortSignal; line?: (text: string) => void }

async function run(tool: Tool, args: string[], { env, signal, line }: Running): Promise<void> {
  const child = spawn(tool, args, {
    stdio: ['ignore', line ? 'pipe' : 'ignore', 'pipe'],
    env: { ...process.env, LC_ALL: 'C', ...env },
    ...(signal ? { signal } : {}),
  })
  const said = lastWords(child)
  const read = line && child.stdout ? reading(child.stdout, line) : Promise.resolve()
  const [code] = await once(child, 'close').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
    throw new Sayable(`${tool} is not found: install the client programs of PostgreSQL`)
  })
  await read
  if (code !== 0) throw new Sayable(`${tool} ended with ${code}: ${said()}`)
}

async function reading(stream: NodeJS.ReadableStream, line: (text: string) => void): Promise<void> {
  for await (const text of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })) line(text)
}

/** Its first complaint. A line in which it quotes a row is not repeated. */
function lastWords(child: ChildProcess): () => string {
  let text = ''
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    text = (text + chunk).slice(0, 4000)
  })
  return () =>
    text
      .split('\n')
      .find((line) => /error:/.test(line))
      ?.replace(/^.*?error: /, '') ?? 'it does not say why'
}
