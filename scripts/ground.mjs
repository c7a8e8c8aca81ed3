// Runs on whatever Node the machine has: installs what is locked, then hands over to the pinned Node.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { setPriority } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))
export const pinnedNode = join(root, 'node_modules/node/bin/node')
/** The folder in which a command was given: npm changes to its own. */
export const from = resolve(process.cwd()) === resolve(root) ? (process.env.INIT_CWD ?? root) : process.cwd()

/** The home that a script's arguments name, as the folder from which it is looked for; and the arguments that are left. */
export function whereAsked(args) {
  const rest = args.filter((arg) => arg.startsWith('-') && arg !== '--demo')
  const [dir] = args.filter((arg) => !arg.startsWith('-'))
  const asked = args.includes('--demo') ? join(root, 'demo') : resolve(from, dir ?? '.')
  if (dir !== undefined && !existsSync(join(asked, 'ladder.yaml')))
    fail(`There is no ladder.yaml in ${dir}. Expected a home: npm run ladder -- init ${dir} writes one.`)
  return { env: { LADDER_FROM: asked }, rest }
}

/**
 * Installs the locked dependencies unless they are there, by our hand or by `npm ci`. What it says goes to standard error:
 * standard output belongs to the command that comes after.
 */
export function install() {
  if (existsSync(pinnedNode) && isInstalled()) return
  tell('Installing the locked dependencies (about a minute, once) …')
  const started = performance.now()
  const done = spawnSync('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    env: { ...process.env, NODE_ENV: 'development' },
    shell: process.platform === 'win32',
  })
  if (done.status !== 0) {
    fail('The dependencies could not be installed. Expected npm 11 and a reachable npm registry; npm says why above.')
  }
  if (!existsSync(pinnedNode)) {
    fail(
      'The pinned Node (npm package "node") was not set up. Expected its install script to run: use npm 11, which reads allowScripts from package.json.',
    )
  }
  tell(`Installed in ${Math.round((performance.now() - started) / 1000)} s.`)
}

/** npm notes beside the packages what it has installed: it must be what is locked, but for what other machines need. */
function isInstalled() {
  const installed = packagesOf('node_modules/.package-lock.json')
  return Object.entries(packagesOf('package-lock.json')).every(([path, { version, integrity, ...wanted }]) => {
    if (path === '') return true
    const found = installed[path]
    if (!found) return wanted.optional === true
    return found.version === version && found.integrity === integrity
  })
}

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(join(root, file), 'utf8')).packages
  } catch {
    return {}
  }
}

/** Runs one command on the pinned Node and waits for it; answers its exit code. */
export function run(args, env = {}) {
  const done = spawnSync(pinnedNode, args, { cwd: root, stdio: 'inherit', env: environment(env) })
  return done.status ?? 1
}

/** The same beside others, which come first when the processor is wanted. */
export async function here(args, env = {}) {
  const child = spawn(pinnedNode, args, { cwd: root, stdio: 'inherit', env: environment(env) })
  setPriority(child.pid, 5)
  const [code] = await once(child, 'exit')
  return code ?? 1
}

/** Runs one command beside others; what it says is kept until it has ended, with us at the latest. */
export function aside(args, env = {}) {
  const child = spawn(pinnedNode, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env: environment(env) })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => {
      said += text
    })
  process.once('exit', () => child.kill())
  return once(child, 'close').then(([code]) => ({ code: code ?? 1, said }))
}

/** Runs one long-lived command on the pinned Node; signals reach it, and its end is ours. */
export function become(args, env = {}, cwd = root) {
  const child = spawn(pinnedNode, args, { cwd, stdio: 'inherit', env: environment(env) })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  whenOrphaned(() => child.kill('SIGTERM'))
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1)))
  return child
}

/** npm that is ended does not always end what it runs: when it is gone, so are we. */
export function whenOrphaned(end) {
  if (!process.env.npm_lifecycle_event) return
  const parent = process.ppid
  setInterval(() => process.ppid !== parent && end(), 500).unref()
}

/** What is compiled once is read compiled the next time: a command begins in half the time. */
export function environment(extra) {
  return {
    NODE_COMPILE_CACHE: join(root, '.cache/compiled'),
    ...process.env,
    ASTRO_TELEMETRY_DISABLED: '1',
    ASTRO_DEV_BACKGROUND: '0',
    ...extra,
  }
}

export function say(text) {
  process.stdout.write(`${text}\n`)
}

function tell(text) {
  process.stderr.write(`${text}\n`)
}

export function fail(text) {
  tell(text)
  process.exit(1)
}
