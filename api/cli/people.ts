import { text } from 'node:stream/consumers'
import type { Command } from 'commander'
import { addressKey, emailSchema } from '#domain/base/email.ts'
import { leastPassword } from '#domain/base/password.ts'
import { cleanText } from '#domain/base/text.ts'
import { stamp } from '#domain/base/time.ts'
import { teamsOf } from '#domain/ticket/may.ts'
import { deskLanguage } from '#domain/words/language.ts'
import { openSessionWords } from '#domain/words/open-sessions.ts'
import { forgetTriesOf } from '../actions/sign-in.ts'
import { tellOwner } from '../actions/sign-in-links.ts'
import { type Auth, makeAuth } from '../outside/auth.ts'
import { keptSecret, readablePassword } from '../outside/secret.ts'
import { CannotDo, doing, type Opened, random, say, withWorld } from './open.ts'

type Flags = { name?: string; password?: string | true }

/** `ladder user add|reset|sessions|sign-out|list`: who may sign in at the desk. What they may do follows from the teams of the model. */
export function addPeople(program: Command): void {
  const user = program
    .command('user')
    .summary('who may sign in at the desk')
    .description('Desk logins. What a person may do follows from the teams of the support model.')
  user
    .command('add')
    .argument('<email>', 'e-mail address, as in the support model')
    .option('--name <name>', 'full name (default: the name in the support model)')
    .option('--password', 'read the password from standard input instead of making one')
    .summary('give a person a login')
    .description('Gives a person a login. Without --password a password is made and printed once.')
    .action(
      doing(async (email: string, flags: Flags) =>
        withAuth(async (auth, { content: { model } }) => {
          const address = addressOf(email)
          const member = model.teams
            .flatMap(({ members }) => members)
            .find((person) => addressKey(person.email) === address)
          const name = cleanText(flags.name ?? member?.name ?? '')
          if (!name)
            throw new CannotDo(`${address} is in no team of the support model, so say who it is: --name "Full Name"`)
          const { password, made } = await passwordOf(flags, auth)
          if (!(await auth.add({ name, email: address, password })))
            throw new CannotDo(`${address} has a login already; ladder user reset ${address} sets a new password`)
          say(`${name} <${address}> may sign in${made ? ` with the password ${password}` : ''}.`)
          const teams = teamsOf(model, address)
          if (teams.length > 0) say(`Acts for: ${teams.join(', ')}.`)
          else
            process.stderr.write(
              `warning: ${address} is a member of no team in content/model, so the desk stays closed. Add it to a team.\n`,
            )
        }),
      ),
    )
  user
    .command('reset')
    .argument('<email>', 'e-mail address of the login')
    .option('--password', 'read the new password from standard input instead of making one')
    .summary('set a new password, end all sessions and all waits to sign in')
    .action(
      doing(async (email: string, flags: Flags) =>
        withAuth(async (auth, { world }) => {
          const address = addressOf(email)
          if (!(await auth.loginOf(address)))
            throw (await auth.sessions(address)) ? ofProvider(address) : nobody(address)
          const { password, made } = await passwordOf(flags, auth)
          if (!(await auth.reset(address, password))) throw nobody(address)
          await forgetTriesOf(world, address)
          await tellOwner(world, address, 'new-password')
          say(
            `${address} has a new password${made ? `: ${password}` : ''}. Sessions were ended, and no try to sign in has to wait.`,
          )
        }),
      ),
    )
  user
    .command('sessions')
    .argument('<email>', 'e-mail address of the login')
    .summary('the browsers in which somebody is signed in')
    .action(
      doing(async (email: string) =>
        withAuth(async (auth) => {
          const address = addressOf(email)
          const sessions = await auth.sessions(address)
          if (!sessions) throw nobody(address)
          if (sessions.length === 0) say('None.')
          for (const { startedAt, endsAt, browser } of sessions)
            say(`since ${stamp(startedAt)}\tuntil ${stamp(endsAt)}\t${cleanText(browser).slice(0, 100)}`)
        }),
      ),
    )
  user
    .command('sign-out')
    .argument('<email>', 'e-mail address of the login')
    .summary('end all sessions of somebody, who is told by mail; the password stays')
    .action(
      doing(async (email: string) =>
        withAuth(async (auth, { world }) => {
          const address = addressOf(email)
          const ended = await auth.endSessions(address)
          if (ended === null) throw nobody(address)
          if (ended > 0) await tellOwner(world, address, 'signed-out')
          say(`${address}: ${openSessionWords(deskLanguage).ended(ended)}`)
        }),
      ),
    )
  user
    .command('list')
    .summary('everybody who has a login, with their teams')
    .action(
      doing(async () =>
        withAuth(async (auth, { world: { model } }) => {
          const people = await auth.list()
          if (people.length === 0) say('Nobody yet. Add somebody with: ladder user add EMAIL')
          for (const { name, email } of people.toSorted((a, b) => (a.email < b.email ? -1 : 1)))
            say(`${email}\t${name}\t${teamsOf(model, email).join(', ') || '(no team: the desk is closed)'}`)
        }),
      ),
    )
}

function ofProvider(address: string): CannotDo {
  return new CannotDo(
    `${address} has no password here, for it signs in by the identity provider, which keeps its own; nothing was changed`,
  )
}

function nobody(address: string): CannotDo {
  return new CannotDo(`nobody has a login as ${address}; ladder user list shows who has`)
}

function withAuth(work: (auth: Auth, opened: Opened) => Promise<void>): Promise<void> {
  return withWorld(async (opened) => {
    const { settings, store } = opened
    const auth = await makeAuth({
      database: store,
      secret: settings.AUTH_SECRET || (await keptSecret(settings.DATA_DIR, random)),
      publicUrl: settings.PUBLIC_URL,
      oidc: null,
    })
    await work(auth, opened)
  })
}

function addressOf(email: string): string {
  const read = emailSchema.safeParse(email)
  if (!read.success) throw new CannotDo(`"${email}" is no e-mail address; expected one such as ana@example.com`)
  return addressKey(read.data)
}

async function passwordOf({ password }: Flags, { isCommon }: Auth): Promise<{ password: string; made: boolean }> {
  if (!password) return { password: readablePassword(random), made: true }
  if (process.stdin.isTTY) process.stderr.write('Password, then Enter and Ctrl-D: ')
  const typed = (await text(process.stdin)).replace(/\r?\n$/, '')
  if (typed.length < leastPassword)
    throw new CannotDo(`the password has ${typed.length} characters; expected at least ${leastPassword}`)
  if (await isCommon(typed))
    throw new CannotDo(
      'the password is one that many people choose, or such a one with digits or signs around it; expected another',
    )
  return { password: typed, made: false }
}
