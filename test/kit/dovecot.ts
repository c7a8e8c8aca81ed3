import { execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { freePort } from './free-port.ts'

export type Dovecot = {
  url: string
  /** Lays a mail into the mailbox, as a mail server does. */
  deliver: (raw: Buffer) => void
  /** Ends the server, and starts it again on the same port. */
  restart: () => Promise<void>
  stop: () => Promise<void>
}

const program = '/usr/sbin/dovecot'

/** Dovecot with one mailbox, on a free port of this machine; or why there is none. */
export async function openDovecot(): Promise<Dovecot | { missing: string }> {
  if (!existsSync(program)) return { missing: 'Dovecot is not installed: apt-get install dovecot-imapd' }
  const folder = mkdtempSync(join(tmpdir(), 'ladder-dovecot-'))
  const port = await freePort()
  const isRoot = userInfo().uid === 0
  const [uid, gid] = isRoot ? [idOf('-u'), idOf('-g')] : [userInfo().uid, userInfo().gid]
  const mail = join(folder, 'mail')
  for (const dir of [folder, mail, ...['', '/cur', '/new', '/tmp'].map((name) => join(mail, `kim${name}`))]) {
    mkdirSync(dir, { recursive: true })
    chownSync(dir, uid, gid)
  }
  const users = isRoot
    ? ''
    : `default_internal_user = ${userInfo().username}\ndefault_login_user = ${userInfo().username}\nservice anvil { chroot = }\nservice imap-login { chroot = }\n`
  writeFileSync(
    join(folder, 'dovecot.conf'),
    `base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log
protocols = imap
ssl = no
disable_plaintext_auth = no
mail_location = maildir:${mail}/%u
${users}passdb {
  driver = static
  args = password=secret
}
userdb {
  driver = static
  args = uid=${uid} gid=${gid} home=${mail}/%u
}
service imap-login {
  inet_listener imap {
    address = 127.0.0.1
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
`,
  )
  let server = await started()
  let count = 0
  return {
    url: `imap://kim:secret@127.0.0.1:${port}/INBOX`,
    deliver: (raw) => {
      const name = `${1_800_000_000 + count}.M${count++}P1.here`
      writeFileSync(join(mail, 'kim/tmp', name), raw)
      chownSync(join(mail, 'kim/tmp', name), uid, gid)
      execFileSync('mv', [join(mail, 'kim/tmp', name), join(mail, 'kim/new', name)])
    },
    restart: async () => {
      await ended()
      server = await started()
    },
    stop: async () => {
      await ended()
      rmSync(folder, { recursive: true, force: true })
    },
  }

  async function started() {
    const child = spawn(program, ['-F', '-c', join(folder, 'dovecot.conf')], { stdio: 'ignore' })
    for (let tries = 0; tries < 100; tries++) {
      if (child.exitCode !== null) break
      if (await answers(port)) return child
      await setTimeout(50)
    }
    const log = existsSync(join(folder, 'log')) ? readFileSync(join(folder, 'log'), 'utf8') : ''
    child.kill('SIGKILL')
    throw new Error(`Dovecot did not start: ${log}`)
  }

  async function ended() {
    const over = new Promise((done) => server.once('exit', done))
    server.kill('SIGTERM')
    await over
  }
}

function idOf(flag: string): number {
  return Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }))
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('data', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}
