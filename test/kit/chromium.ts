// Finds a Chromium for the browser tests: CHROME_PATH, the usual names, Playwright's own, Debian's package.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../..')
/** The shell without windows first: a page costs it a quarter of the processor time. */
const names = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
  'microsoft-edge',
]
const apps = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** The path of a Chromium that starts; installs one when it may; says what to do when it cannot. */
export function findChromium(): string {
  const asked = process.env.CHROME_PATH
  if (asked) {
    if (starts(asked)) return asked
    throw new Error(
      `CHROME_PATH is "${asked}", which does not start. Expected the path of a Chromium or Chrome program.`,
    )
  }
  const found = installed() ?? fromPlaywright() ?? fromDebian()
  if (found) return found
  throw new Error(
    [
      'No Chromium was found, and none could be installed. The browser tests need one.',
      'Do one of these, then run npm test again:',
      '  - Debian, Ubuntu: apt-get update && apt-get install -y chromium-headless-shell',
      '  - elsewhere: install Chrome or Chromium, and set CHROME_PATH to its program when it is not on the PATH',
    ].join('\n'),
  )
}

function installed(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter)
  const candidates = [
    ...names.flatMap((name) => folders.map((folder) => join(folder, name))),
    ...apps,
    ...playwrightBrowsers(),
  ]
  return candidates.find((path) => existsSync(path) && starts(path))
}

function playwrightBrowsers(): string[] {
  const cache = process.env.PLAYWRIGHT_BROWSERS_PATH ?? join(homedir(), '.cache/ms-playwright')
  if (!existsSync(cache)) return []
  return readdirSync(cache)
    .filter((name) => /^chromium(_headless_shell)?-/.test(name))
    .flatMap((name) => ['headless_shell', 'chrome'].map((program) => join(cache, name, 'chrome-linux', program)))
}

function fromPlaywright(): string | undefined {
  console.log('No Chromium found; asking Playwright to install one …')
  spawnSync(process.execPath, [join(root, 'node_modules/playwright-core/cli.js'), 'install', 'chromium'], {
    stdio: ['ignore', 'ignore', 'ignore'],
    timeout: 300_000,
  })
  return installed()
}

function fromDebian(): string | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined
  console.log("Installing Debian's Chromium …")
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env })
  // Older releases have no shell apart from the whole browser.
  for (const name of ['chromium-headless-shell', 'chromium']) {
    const packages = [name, 'fonts-noto-core']
    const options = ['install', '-y', '-qq', '--no-install-recommends']
    if (spawnSync('apt-get', [...options, ...packages], { stdio: 'inherit', env }).status === 0) break
  }
  return installed()
}

function starts(path: string): boolean {
  const answer = spawnSync(path, ['--version', '--no-sandbox'], { encoding: 'utf8', timeout: 20_000 })
  return answer.status === 0 && /Chrom/i.test(answer.stdout ?? '')
}
