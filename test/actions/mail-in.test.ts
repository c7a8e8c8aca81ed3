import { expect } from 'vitest'
import { act } from '#api/actions/act.ts'
import { acceptMail, discardMail } from '#api/actions/held-mail.ts'
import { readHeld } from '#api/actions/read/held-mail.ts'
import { receiveMail } from '#api/actions/receive-mail.ts'
import { verify } from '#api/actions/verify.ts'
import { parseMail } from '#api/outside/mail-parse.ts'
import { unstorableIn } from '#domain/base/text.ts'
import { forEachDialect } from '#kit/dialects.ts'
import { type MailSent, mailDesk, mailIn } from '#kit/mail-desk.ts'
import { rawMail } from '#kit/mail-shapes/made.ts'
import { strings } from '#kit/strings.ts'
import { as } from '#kit/world.ts'

forEachDialect(
  'a mail opens a ticket, the answer to its notice is a reply, and support hears of it',
  async ({ world: make }) => {
    const world = await make({ mailIn })
    const { bag, bring, ticket } = mailDesk(world)
    const opened = await bring({ id: 'first@mail.example.com', subject: 'Fwd: Re: The sync stopped' })
    expect(opened).toMatchObject({ outcome: 'opened', because: null })
    const { ticket: made, events } = await ticket(opened.ref)
    expect(made).toMatchObject({ title: 'The sync stopped', team: 'support-desk', requester: { name: 'Kim Sato' } })
    expect(events[0]?.data).toMatchObject({ mail: { from: 'kim@example.com', id: 'first@mail.example.com' } })

    const receipt = (await bag.deliver(world)).find(({ to }) => to === 'kim@example.com')
    expect(receipt?.replyTo).toMatch(/^help\+r-[0-9a-f]{32}@example\.com$/)
    expect(receipt?.headers?.references).toMatch(/^<first@mail\.example\.com> <tkt-/)
    expect(receipt?.text).toContain('You can answer this mail')

    const to = receipt?.replyTo ?? ''
    const body = 'Run 4711.\n\nOn Tue, 24 Nov 2026 Help <help@example.com> wrote:\n> your request\n'
    expect(await bring({ to: to.toUpperCase(), body, id: 'second@x' })).toEqual({
      outcome: 'replied',
      because: null,
      ref: made.ref,
    })
    expect(await bring({ to, body, id: 'second@x' })).toMatchObject({ outcome: 'known' })
    const after = await ticket(made.ref)
    expect(after.events.filter(({ type }) => type === 'ticket.replied').map(({ data }) => data)).toMatchObject([
      { body: 'Run 4711.', mail: { from: 'kim@example.com', quoted: expect.stringContaining('> your request') } },
    ])
    const news = (await bag.deliver(world)).filter(({ to: box }) => box === 'desk@example.com')
    expect(news.map(({ text }) => text).join()).toContain('> Run 4711.')
    expect(news.map(({ text }) => text).join()).not.toContain('your request')

    // A person of support who answers their notice writes a note, under their own name; a stranger who got hold of it is held.
    const own = news[0]?.replyTo ?? ''
    expect(await bring({ to: own, from: 'Ana Ruiz <ana@example.com>', body: 'Looking.' })).toMatchObject({
      outcome: 'noted',
    })
    expect(await bring({ to: own, from: 'eve@example.com' })).toMatchObject({ outcome: 'held', because: 'stranger' })
    // Without the address, by the mail that it answers: one of ours, or the one with which it began.
    const reference = receipt?.messageId ?? ''
    expect(await bring({ from: 'lee@example.com', headers: { 'In-Reply-To': reference } })).toMatchObject({
      outcome: 'replied',
      ref: made.ref,
    })
    expect(await bring({ headers: { References: '<first@mail.example.com>' } })).toMatchObject({
      outcome: 'replied',
      ref: made.ref,
    })
    // What anybody could know of it is not enough.
    const guessed = {
      headers: { 'In-Reply-To': `<${made.ref.toLowerCase()}@help.example.com>` },
      from: 'eve@example.com',
    }
    expect(await bring(guessed)).toMatchObject({ outcome: 'held', because: 'stranger' })
    expect(await bring({ subject: `Re: Stopped (${made.ref})`, from: 'eve@example.com' })).toMatchObject({
      outcome: 'held',
    })
    const last = await ticket(made.ref)
    expect(last.events.filter(({ type }) => type === 'ticket.noted')).toMatchObject([{ by: { name: 'Ana Ruiz' } }])
    expect(last.events.flatMap((event) => (event.type === 'ticket.replied' ? [event.data.mail?.from] : []))).toEqual([
      'kim@example.com',
      'lee@example.com',
      'kim@example.com',
    ])
    expect((await verify(world)).problems).toEqual([])
  },
)

forEachDialect(
  'what is held waits for the desk, which accepts it into a ticket, opens one, or discards it',
  async ({ world: make }) => {
    const world = await make({ mailIn })
    const { bring, ticket } = mailDesk(world)
    const { ref } = await bring()
    const files = { 'Content-Type': 'multipart/mixed; boundary="b"' }
    const body =
      '--b\nContent-Type: text/plain\n\nMore of it.\n--b\nContent-Type: text/plain; name="log.txt"\nContent-Disposition: attachment; filename="log.txt"\n\nline\n--b--\n'
    const stranger = { from: 'Lee <lee@example.com>', subject: `Re: ${ref}` }
    await bring({ ...stranger, body, headers: files })
    await bring({ ...stranger, id: 'again@x' })
    await bring({ to: 'nobody@example.com', subject: 'Lost' })
    await bring({ to: 'nobody@example.com', subject: 'Spam', id: 'spam@x' })
    const { count, items } = await readHeld(world)
    expect(count).toBe(4)
    expect(items[0]).toMatchObject({
      ref,
      because: 'stranger',
      text: 'More of it.',
      files: ['log.txt'],
      from: { address: 'lee@example.com' },
    })
    const [first, second, lost, spam] = items.map(({ id }) => id) as [string, string, string, string]
    const by = as.ana
    expect(await acceptMail(world, { id: first, into: { ref: ref ?? '' }, by })).toMatchObject({
      ok: true,
      value: { outcome: 'replied', ref },
    })
    const { events } = await ticket(ref)
    expect(events.slice(-2)).toMatchObject([
      { type: 'ticket.attached', data: { name: 'log.txt', type: 'text/plain' } },
      {
        type: 'ticket.replied',
        data: { body: 'More of it.', mail: { from: 'lee@example.com' }, attachments: [expect.any(String)] },
      },
    ])
    await act(world, { ref: ref ?? '' }, { type: 'close' }, { by })
    await act(world, { ref: ref ?? '' }, { type: 'resolve', note: 'Done' }, { by })
    await act(world, { ref: ref ?? '' }, { type: 'close' }, { by })
    expect(await acceptMail(world, { id: second, into: { ref: ref ?? '' }, by })).toMatchObject({
      ok: true,
      value: { outcome: 'noted' },
    })
    expect(await acceptMail(world, { id: lost, into: 'new', by })).toMatchObject({
      ok: true,
      value: { outcome: 'opened' },
    })
    expect(await discardMail(world, spam)).toMatchObject({ ok: true })
    expect(await discardMail(world, spam)).toMatchObject({ ok: false, error: { code: 'mail.not-held' } })
    expect(await readHeld(world)).toEqual({ count: 0, items: [] })
    expect(await bring({ to: 'nobody@example.com', subject: 'Spam', id: 'spam@x' })).toMatchObject({ outcome: 'known' })
    // To a request that is closed nothing is added by itself.
    expect(await bring({ subject: 'thanks', headers: { References: '<m0@mail.example.com>' } })).toMatchObject({
      outcome: 'held',
      because: 'closed',
    })
  },
)

forEachDialect(
  'where a mail goes is said by its address, what stands behind the plus sign, and its subject',
  async ({ world: make }) => {
    const made = await make({ mailIn })
    const [first] = [...made.automations.values()]
    const world = await make({
      mailIn,
      automations: [...made.automations.values()].map((one) =>
        one === first ? { ...one, subjects: ['Nightly close'] } : one,
      ),
    })
    const { bring, ticket } = mailDesk(world)
    const opened = async (sent: MailSent) => (await ticket((await bring(sent)).ref)).ticket
    expect(await opened({ to: 'help@example.com' })).toMatchObject({ level: 1, team: 'support-desk', automation: null })
    expect(await opened({ to: 'finance@example.com' })).toMatchObject({
      level: 2,
      team: 'finance-automation',
      owner: 'finance-automation',
    })
    expect(await opened({ to: 'help+order-sync@example.com' })).toMatchObject({ level: 1, automation: 'order-sync' })
    expect(await opened({ subject: '[order-sync] red again' })).toMatchObject({ automation: 'order-sync' })
    expect(await opened({ subject: 'NIGHTLY CLOSE failed' })).toMatchObject({ automation: first?.id })
    expect(await opened({ subject: 'Hi', from: 'lee@example.com' })).toMatchObject({
      title: 'Mail from lee',
      requester: { name: 'lee' },
    })
    const long = `${'ä long text '.repeat(4000)}end`
    const whole = await opened({ body: long, subject: 'Long' })
    expect(whole.description.length).toBeLessThanOrEqual(20_000)
    const { events } = await ticket(whole.ref)
    expect(events.at(-1)).toMatchObject({ type: 'ticket.attached', data: { name: 'whole-mail.txt' } })
    expect(await bring({ from: 'not an address', subject: 'x' })).toMatchObject({ outcome: 'held', because: 'sender' })
  },
)

forEachDialect(
  'machines open, reopen and answer nothing, and nothing is sent because of them',
  async ({ world: make }) => {
    const world = await make({ mailIn })
    const { bag, bring, ticket } = mailDesk(world)
    const { ref } = await bring()
    const to = (await bag.deliver(world)).find((mail) => mail.to === 'kim@example.com')?.replyTo ?? ''
    await act(world, { ref: ref ?? '' }, { type: 'resolve', note: 'Done' }, { by: as.ana })
    await bag.deliver(world)
    const { version } = (await ticket(ref)).ticket
    const away = { 'Auto-Submitted': 'auto-replied' }
    expect(await bring({ to, headers: away })).toMatchObject({ outcome: 'ignored', because: 'auto-reply', ref: null })
    expect(await bring({ headers: away })).toMatchObject({ outcome: 'ignored' })
    expect(await bring({ from: 'MAILER-DAEMON@mx.example.com', to })).toMatchObject({
      outcome: 'ignored',
      because: 'bounce',
    })
    expect(await bring({ from: 'Help <help@example.com>', to: 'desk@example.com' })).toMatchObject({
      outcome: 'ignored',
      because: 'own',
    })
    expect(await bring({ headers: { 'List-Id': '<all>' } })).toMatchObject({ outcome: 'ignored', because: 'list' })
    expect(await bring({ to, headers: { 'List-Id': '<all>' } })).toMatchObject({ outcome: 'held', because: 'list' })
    expect(await bring({ to, subject: 'Automatic reply: away' })).toMatchObject({ outcome: 'held', because: 'perhaps' })
    expect((await ticket(ref)).ticket.version).toBe(version)
    expect(await bag.deliver(world)).toEqual([])
    // A robot that says nothing of itself is stopped by how often it writes.
    const outcomes: string[] = []
    for (let turn = 0; turn < 30; turn++)
      outcomes.push((await bring({ from: 'robot@example.net', to: 'help@example.com' })).outcome)
    expect(outcomes.filter((outcome) => outcome === 'opened')).toHaveLength(20)
    expect(outcomes.slice(20)).toEqual(Array(10).fill('held'))
    expect((await bag.deliver(world)).filter((mail) => mail.to === 'robot@example.net')).toHaveLength(10)
  },
)

forEachDialect('one mail that several bring at once is taken once', async ({ world: make }) => {
  const one = await make({ mailIn })
  const two = await make({ mailIn, chance: 'other' })
  const raw = rawMail({ headers: { 'Message-ID': '<same@x>' }, body: 'x' })
  const mail = await parseMail(raw, null)
  const all = await Promise.all([one, two, one, two].map((world) => receiveMail(world, mailIn, mail)))
  expect(all.map(({ outcome }) => outcome).toSorted()).toEqual(['known', 'known', 'known', 'opened'])
})

forEachDialect('whatever a mail holds is kept as text, and read again', async ({ world: make }) => {
  const world = await make({ mailIn })
  const { ticket } = mailDesk(world)
  for (const [at, [what, given, kept]] of strings.entries()) {
    world.after('PT4M')
    const text = `a ${given} z`
    const mail = {
      key: `id:${given}${at}`,
      messageId: given,
      from: { name: given, address: 'kim@example.com' },
      sender: 'kim@example.com',
      recipients: [given, 'help@example.com'],
      subject: `Subject ${given}`,
      headers: { 'x-any': given },
      references: [given],
      text: `${text}\n\n> ${text}`,
      files: [{ name: given, bytes: new TextEncoder().encode(given) }],
    }
    const opened = await receiveMail(world, mailIn, mail)
    expect(opened.outcome, what).toBe('opened')
    const { ticket: made, events } = await ticket(opened.ref)
    expect(made.description, what).toContain(kept)
    const held = await receiveMail(world, mailIn, {
      ...mail,
      key: `held ${at}`,
      messageId: null,
      references: [],
      recipients: [given],
    })
    expect(held.outcome, what).toBe('held')
    expect(unstorableIn(events), what).toBe(null)
  }
  const { items } = await readHeld(world)
  for (const { id } of items) expect((await acceptMail(world, { id, into: 'new', by: as.ana })).ok).toBe(true)
  expect((await verify(world)).problems).toEqual([])
})
