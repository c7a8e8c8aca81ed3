import { expect, onTestFinished, test } from 'vitest'
import { act } from '#api/actions/act.ts'
import { readDeliveries } from '#api/actions/read/deliveries.ts'
import { makeTeamChats } from '#api/outside/team-chat.ts'
import { teamChatsSchema } from '#domain/home/team-chats.ts'
import { receiver } from '#kit/receiver.ts'
import { filed } from '#kit/report.ts'
import { sendNotices } from '#kit/send-notices.ts'
import { as, worldInMemory } from '#kit/world.ts'

async function ground(answer: Parameters<typeof receiver>[0], more = '') {
  const there = await receiver(answer)
  const chats = teamChatsSchema.parse(`support-desk=slack:${there.url}  finance-automation=teams:${there.url} ${more}`)
  const world = Object.assign(await worldInMemory(), { chats })
  onTestFinished(async () => {
    await there.close()
    await world.close()
  })
  const chat = makeTeamChats({ chats, allowPrivate: true })
  const turn = () =>
    sendNotices(world, {
      mail: async () => {},
      webhook: null,
      chat,
      publicUrl: 'https://help.example.com',
      asOf: world.now(),
    })
  return { there, world, chats, turn }
}

test('a team reads in its chat what is new for it: on Slack in blocks, on Teams in a card, and no text becomes markup', async () => {
  const { there, world, turn } = await ground(() => ({ status: 200 }))
  const title = '<!channel> *Orders* [wait](https://evil.example)'
  const { ref } = await filed(world, { title, automation: 'order-sync', details: { 'run-id': '1' } })
  expect(await turn()).toMatchObject({ failed: 0 })
  const [slack] = there.calls.map(({ body }) => JSON.parse(body))
  expect(slack.text).toContain('&lt;!channel&gt;')
  expect(slack.blocks.map(({ type }: { type: string }) => type)).toEqual(['header', 'section', 'actions'])
  expect(JSON.stringify(slack.blocks)).not.toContain('mrkdwn')
  expect(slack.blocks[0].text).toMatchObject({ type: 'plain_text', text: expect.stringContaining(title) })
  expect(slack.blocks[2].elements[0]).toMatchObject({
    text: { text: 'Open it at the desk' },
    url: `https://help.example.com/desk/ticket/#${ref}`,
  })
  const handover = { tried: 'all', evidence: 'log', ask: 'look', 'run-id': '1' }
  const moved = await act(world, { ref }, { type: 'escalate', reason: 'We are stuck', handover }, { by: as.ana })
  expect(moved.ok).toBe(true)
  await turn()
  const cards = there.calls.slice(1).map(({ body }) => JSON.parse(body))
  expect(cards).toHaveLength(1)
  const [{ content, contentType }] = cards[0].attachments
  expect(contentType).toBe('application/vnd.microsoft.card.adaptive')
  expect(content.body.map(({ type }: { type: string }) => type)).toEqual(['RichTextBlock', 'RichTextBlock'])
  expect(content.body[1].inlines[0].text).toContain('We are stuck')
})

test('a chat that is away for a day blocks no mail and is not flooded when it is back; what it refuses for good is given up', async () => {
  let status = 503
  const { there, world, turn } = await ground(() => ({ status }))
  for (let hour = 0; hour < 12; hour++) {
    await filed(world, { title: `Orders wait ${hour}` })
    const { sent, failed } = await turn()
    expect([sent, failed > 0]).toEqual([2, true])
    world.after('PT2H')
  }
  status = 200
  const before = there.calls.length
  world.after('PT12H')
  await turn()
  expect(there.calls.length - before).toBeLessThanOrEqual(1)
  status = 404
  const { ref } = await filed(world, { title: 'One more' })
  await turn()
  expect((await readDeliveries(world)).items).toMatchObject([
    {
      channel: 'chat',
      recipient: 'support-desk',
      ticket: { ref },
      error: 'the chat of support-desk answered with 404',
    },
  ])
})

test('a team with two chats, of which one is away: the other has each message once', async () => {
  let isAway = true
  const other = await receiver(() => ({ status: isAway ? 503 : 200 }))
  onTestFinished(() => other.close())
  const { there, world, turn } = await ground(() => ({ status: 200 }), `support-desk=teams:${other.url}`)
  await filed(world, { title: 'Orders wait' })
  for (let minute = 0; minute < 4; minute++) {
    await turn()
    world.after('PT10M')
  }
  isAway = false
  world.after('PT30M')
  await turn()
  expect(there.calls).toHaveLength(1)
  expect(other.calls.filter(({ body }) => body.includes('Orders wait')).length).toBeGreaterThan(1)
  expect((await readDeliveries(world)).items).toEqual([])
})

test('a chat is no way to addresses within, unless that is allowed; settings that make no sense are refused', async () => {
  const { there, chats } = await ground(() => ({ status: 200 }))
  const message = { title: 'a', text: 'b', link: 'https://help.example.com', says: 'Open' }
  const { signal } = new AbortController()
  await expect(makeTeamChats({ chats, allowPrivate: false })('support-desk', message, signal)).rejects.toThrow(
    'private',
  )
  expect(there.calls).toEqual([])
  for (const wrong of ['support-desk', 'a=irc:https://x', 'a=slack:ftp://x', 'a=slack:https://'])
    expect(teamChatsSchema.safeParse(wrong).success, wrong).toBe(false)
  expect(teamChatsSchema.parse('')).toEqual([])
})
