import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import pg from 'pg'
import { freePort } from './free-port.ts'

/** A PostgreSQL server of our own; `url` is its address without a database. */
export type Postgres = {
  url: string
  /** Ends it as PostgreSQL's fast or immediate shutdown does; the folder and the port are kept. */
  halt: (how: Shutdown) => Promise<void>
  /** Starts it again where it was. */
  resume: () => Promise<void>
  stop: () => Promise<void>
}
type Shutdown = 'fast' | 'immediate'
type Owner = { uid: number; gid: number }
type Options = {
  /** Whether what was committed outlives an immediate shutdown; nothing outlives the machine. */
  durable?: boolean
}
type Place = { bin: string; data: string; folder: string; owner: Owner | null; durable: boolean }

/**
 * Starts a PostgreSQL server in a temporary folder, from Debian's binaries or the PATH; as root it runs as another user.
 * Null when there are no binaries and none can be installed: then tests use PGlite. Says which.
 * TEST_POSTGRES=pglite asks for PGlite.
 */
export async function startPostgres(
  say: (text: string) => void,
  { durable = false }: Options = {},
): Promise<Postgres | null> {
  const bin = process.env.TEST_POSTGRES === 'pglite' ? null : (findBinaries() ?? installBinaries(say))
  if (!bin) {
    say('PostgreSQL: no server; the tests use PGlite, which is PostgreSQL in the process.')
    return null
  }
  const owner = ownerOf()
  const folder = mkdtempSync(join(tmpdir(), 'ladder-postgres-'))
  const data = join(folder, 'data')
  if (owner) chownSync(folder, owner.uid, owner.gid)
  chmodSync(folder, 0o700)
  const made = spawnSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'ladder', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync', '--no-instructions'],
    { ...owner, cwd: folder, encoding: 'utf8' },
  )
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`)
  for (let attempt = 1; ; attempt++) {
    const place = { bin, data, folder, owner, durable }
    const port = await freePort()
    const started = await launch(place, port)
    if (started) {
      say(`PostgreSQL: a server of the tests' own, ${bin}, port ${port}.`)
      return handleOf(place, { server: started, port })
    }
    if (attempt === 3) throw new Error('PostgreSQL did not start three times')
  }
}

function handleOf(place: Place, { server, port }: { server: ChildProcess; port: number }): Postgres {
  let running = server
  return {
    url: `postgres://ladder@127.0.0.1:${port}`,
    halt: (how) => ended(running, how),
    resume: async () => {
      if (isRunning(running)) return
      const again = await launch(place, port)
      if (!again) throw new Error('PostgreSQL did not start again')
      running = again
    },
    stop: async () => {
      await ended(running, 'fast')
      rmSync(place.folder, { recursive: true, force: true })
    },
  }
}

function findBinaries(): string | null {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian)
    ? readdirSync(debian)
        .sort((a, b) => Number(b) - Number(a))
        .map((version) => join(debian, version, 'bin'))
    : []
  const folders = [...versions, ...(process.env.PATH ?? '').split(delimiter)]
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres'))) ?? null
}

function installBinaries(say: (text: string) => void): string | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return null
  say("PostgreSQL: installing Debian's package for the tests …")
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const install = ['-o', 'DPkg::Lock::Timeout=120', 'install', '-y', '-qq', '--no-install-recommends', 'postgresql']
  const options = { stdio: 'ignore', env, timeout: 300_000 } as const
  if (spawnSync('apt-get', install, options).status !== 0) {
    spawnSync('apt-get', ['update', '-qq'], options)
    spawnSync('apt-get', install, options)
  }
  return findBinaries()
}

/** PostgreSQL refuses to run as root: then as its own user, or as nobody. */
function ownerOf(): Owner | null {
  if (process.getuid?.() !== 0) return null
  for (const name of ['postgres', 'nobody']) {
    const uid = spawnSync('id', ['-u', name], { encoding: 'utf8' })
    const gid = spawnSync('id', ['-g', name], { encoding: 'utf8' })
    if (uid.status === 0 && gid.status === 0) return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
  }
  throw new Error('PostgreSQL does not run as root, and there is no user "postgres" or "nobody" to run it as')
}

async function launch({ bin, data, folder, owner, durable }: Place, port: number): Promise<ChildProcess | null> {
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    fsync: 'off',
    synchronous_commit: durable ? 'on' : 'off',
    full_page_writes: 'off',
    max_connections: 200,
    shared_buffers: '64MB',
    max_wal_size: '256MB',
    autovacuum: 'off',
    log_min_messages: 'fatal',
  }
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const server = spawn(join(bin, 'postgres'), ['-D', data, ...flags], { ...owner, cwd: folder, stdio: 'ignore' })
  let over = false
  server.once('exit', () => {
    over = true
  })
  while (!over) {
    if (await answers(port)) return server
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return null
}

async function answers(port: number): Promise<boolean> {
  const client = new pg.Client({ connectionString: `postgres://ladder@127.0.0.1:${port}/postgres` })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.end()
    return true
  } catch {
    return false
  }
}

/** SIGINT is PostgreSQL's fast shutdown: sessions are ended, nothing is waited for. SIGQUIT leaves even the recovery to the next start. */
function ended(server: ChildProcess, how: Shutdown): Promise<void> {
  return new Promise((resolve) => {
    if (!isRunning(server)) return resolve()
    server.once('exit', () => resolve())
    server.kill(how === 'fast' ? 'SIGINT' : 'SIGQUIT')
  })
}

function isRunning({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode === null && signalCode === null
}
