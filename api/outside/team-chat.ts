import { Sayable } from '#domain/base/sayable.ts'
import type { TeamChat } from '#domain/home/team-chats.ts'
import { guardedFetch } from './guarded-fetch.ts'
import { type Net, plainNet } from './inside.ts'
import { callLimits, Refused } from './limits.ts'

/** News as a chat shows it: plain text, and where it leads. */
export type ChatMessage = { title: string; text: string; link: string; says: string }
/** Posts news into the chat of a name, or throws: the outbox tries again. The signal ends the call. */
export type SendChat = (name: string, message: ChatMessage, signal: AbortSignal) => Promise<void>

type Options = { chats: readonly TeamChat[]; allowPrivate: boolean; net?: Net }

/** Statuses after which trying again is of use; any other refusal is of the message or the address. */
const passing = [408, 425, 429]

/** Posts by incoming webhooks. Nothing that people wrote becomes markup there: no link, no mention, no picture. */
export function makeTeamChats({ chats, allowPrivate, net = plainNet }: Options): SendChat {
  return async (name, message, signal) => {
    for (const { kind, url } of chats.filter((one) => one.name === name)) {
      const answer = await guardedFetch(
        url,
        {
          method: 'POST',
          redirect: 'manual',
          signal,
          headers: { 'content-type': 'application/json', 'user-agent': 'Ladder' },
          body: JSON.stringify(kind === 'slack' ? slackBody(message) : teamsBody(message)),
        },
        { what: 'the address of the chat', milliseconds: callLimits.whole, allowPrivate, net },
      )
      if (answer.ok) continue
      const said = `the chat of ${name} answered with ${answer.status}`
      throw answer.status < 500 && !passing.includes(answer.status) ? new Refused(said) : new Sayable(said)
    }
  }
}

const mostText = 2_500

/** `plain_text` is shown as it is; the notification's own line needs its three signs escaped. */
function slackBody({ title, text, link, says }: ChatMessage): object {
  const plain = (said: string) => ({ type: 'plain_text', text: said || ' ', emoji: false })
  return {
    text: title.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
    unfurl_links: false,
    blocks: [
      { type: 'header', text: plain(cut(title, 150)) },
      { type: 'section', text: plain(cut(text, mostText)) },
      { type: 'actions', elements: [{ type: 'button', text: plain(cut(says, 75)), url: link }] },
    ],
  }
}

/** An Adaptive Card. Text runs hold no Markdown, text blocks would. */
function teamsBody({ title, text, link, says }: ChatMessage): object {
  const run = (said: string, more: object = {}) => ({
    type: 'RichTextBlock',
    inlines: [{ type: 'TextRun', text: said || ' ', ...more }],
  })
  const content = {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.4',
    body: [run(cut(title, 150), { weight: 'Bolder', size: 'Medium' }), run(cut(text, mostText))],
    actions: [{ type: 'Action.OpenUrl', title: says, url: link }],
  }
  return { type: 'message', attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content }] }
}

function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 2).toWellFormed()} …`
}
