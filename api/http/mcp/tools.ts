import { z } from 'zod'
import { refSchema } from '#domain/base/key.ts'
import { languageTagSchema } from '#domain/base/language-tag.ts'
import { text } from '#domain/base/text.ts'
import { idSchema } from '#domain/model/support-model.ts'
import { openSchema } from '#domain/ticket/open.ts'
import type { KeyedOperation } from '#domain/ticket/scopes.ts'
import { verbs } from '#domain/ticket/verbs.ts'
import type { Found } from '#domain/views/found.ts'
import { feedQuestionSchema } from '#domain/views/key-ticket.ts'
import { promiseQuestionSchema } from '#domain/views/promise.ts'

/** What a tool asks of the server, as the caller may: a path below the address of the help centre. */
export type Asked = {
  path: string
  method?: 'PUT'
  body?: unknown
  token?: string
  /** The header of the caller, for what needs a key. */
  bearer?: string | undefined
  key?: string
}

export type Tool = {
  name: string
  title: string
  description: string
  takes: z.ZodType
  /** The operation for which a key is asked; none where anybody may. */
  needs?: KeyedOperation
  /** Whether it changes nothing. */
  readsOnly: boolean
  // biome-ignore lint/suspicious/noExplicitAny: what a tool takes was read by its own schema
  asks: (given: any) => Asked
  /** What is told of it afterwards, so that what agents search and do not find is learnt as what people do. */
  // biome-ignore lint/suspicious/noExplicitAny: the same, and an answer of the operation
  tells?: (given: any, answer: any) => Asked
}

const articleId = text({ most: 200 })
  .regex(/^[A-Za-z0-9][\w.-]*(?:\/[A-Za-z0-9][\w.-]*)+$/)
  .describe('Id of an article as search gives it, such as runbooks/order-sync/invalid-session-id')

const search = z.strictObject({
  q: text({ least: 1, most: 1000 }).describe('The question in plain words, or an error text'),
  limit: z.int().min(1).max(20).default(5).describe('How many at most'),
  automation: idSchema.optional().describe('Only pages of this automation'),
  language: languageTagSchema
    .optional()
    .describe('Language of the person, such as de: pages that are there in it come in it'),
})
const readArticle = z.strictObject({ id: articleId })
const knownProblems = z.strictObject({ automation: idSchema.optional().describe('Only those of this automation') })
const ticketState = z.strictObject({
  token: text({ least: 1, most: 200 }).describe(
    'The token that opening gave; it stands behind # in the address of the request',
  ),
})
const openTicket = openSchema.extend({
  key: text({ most: 200 })
    .regex(/^[!-~]{8,}$/, 'at least 8 visible ASCII characters without spaces')
    .optional()
    .describe('A name of your own for this opening: the same one again opens no second ticket'),
  confirmed: z
    .literal(true)
    .describe('The person in whose name it is opened has read subject, description and promise, and said yes'),
})

const oneTicket = z.strictObject({ ref: refSchema })
const saying = verbs.reply.takes.pick({ body: true }).extend({ ref: refSchema })
const resolving = verbs.resolve.takes.extend({ ref: refSchema })

const longestKept = 200

/** What agents can do: nothing that anybody could not do at the portal or the key at the API, in the same words and within the same limits. */
export const tools: readonly Tool[] = [
  {
    name: 'search',
    title: 'Search the help centre',
    description:
      'Finds runbooks, questions, guides, automations and known problems that answer. `weak: true` means that nothing really fits: say so instead of guessing.',
    takes: search,
    readsOnly: true,
    asks: (given: z.infer<typeof search>) => ({ path: `/api/suggestions?${queryOf(given)}` }),
    tells: ({ q }: z.infer<typeof search>, { weak, total, items }: Found) => ({
      path: '/api/searches',
      body: {
        source: 'agent',
        searches: [
          {
            query: q.slice(0, longestKept).toWellFormed(),
            weak,
            results: total,
            ...(items[0] ? { top: items[0].url } : {}),
          },
        ],
      },
    }),
  },
  {
    name: 'read_article',
    title: 'Read an article',
    description:
      'The whole article as Markdown, with its owner, when it was last reviewed and how sure it is. Quote it, and give its `url`.',
    takes: readArticle,
    readsOnly: true,
    asks: ({ id }: z.infer<typeof readArticle>) => ({ path: `/${id}.md` }),
  },
  {
    name: 'known_problems',
    title: 'What is known to be wrong now',
    description: 'Problems that people work on now, and planned maintenance. Look here before you open a ticket.',
    takes: knownProblems,
    readsOnly: true,
    asks: (given: z.infer<typeof knownProblems>) => ({ path: `/api/known-problems?${queryOf(given)}` }),
  },
  {
    name: 'promise',
    title: 'Who would help, and by when',
    description: 'The promise, were a ticket about this automation or article opened now. Show it before you open one.',
    takes: promiseQuestionSchema,
    readsOnly: true,
    asks: (given: z.infer<typeof promiseQuestionSchema>) => ({ path: `/api/promise?${queryOf(given)}` }),
  },
  {
    name: 'open_ticket',
    title: 'Open a ticket',
    description:
      'Opens a ticket in the name of a person, who must have said yes to its text and its promise. Search first. The answer holds the token and address of the request: give both to that person, and to nobody else.',
    takes: openTicket,
    needs: 'openTicket',
    readsOnly: false,
    asks: ({ confirmed, key, ...body }: z.infer<typeof openTicket>) => ({
      path: '/api/tickets',
      body,
      ...(key === undefined ? {} : { key }),
    }),
  },
  {
    name: 'ticket_state',
    title: 'How a ticket stands',
    description: 'State, place, promises and conversation of one request, as its requester sees it.',
    takes: ticketState,
    readsOnly: true,
    asks: ({ token }: z.infer<typeof ticketState>) => ({ path: '/api/request', token }),
  },
  {
    name: 'list_tickets',
    title: 'Tickets that the key may read',
    description: 'By their last change. Give `cursor` of the answer before to hear what has changed since.',
    takes: feedQuestionSchema,
    needs: 'listTicketsByKey',
    readsOnly: true,
    asks: (given: z.infer<typeof feedQuestionSchema>) => ({ path: `/api/tickets?${queryOf(given)}` }),
  },
  {
    name: 'read_ticket',
    title: 'One ticket that the key may read',
    description: 'State, place, promises and what was said on it.',
    takes: oneTicket,
    needs: 'getTicketByKey',
    readsOnly: true,
    asks: ({ ref }: z.infer<typeof oneTicket>) => ({ path: `/api/tickets/${ref}` }),
  },
  {
    name: 'reply',
    title: 'Reply to the requester',
    description:
      'Public: it is mailed to the requester, for the team of the key. A person must have said yes to the words.',
    takes: saying,
    needs: 'replyByKey',
    readsOnly: false,
    asks: ({ ref, body }: z.infer<typeof saying>) => ({ path: `/api/tickets/${ref}/replies`, body: { body } }),
  },
  {
    name: 'note',
    title: 'Note for support only',
    description: 'What was found or done, for the people who work on it.',
    takes: saying,
    needs: 'noteByKey',
    readsOnly: false,
    asks: ({ ref, body }: z.infer<typeof saying>) => ({ path: `/api/tickets/${ref}/notes`, body: { body } }),
  },
  {
    name: 'resolve',
    title: 'Resolve a ticket',
    description: 'With what solved it, and the article that did. A person must have said yes.',
    takes: resolving,
    needs: 'resolveByKey',
    readsOnly: false,
    asks: ({ ref, ...body }: z.infer<typeof resolving>) => ({
      path: `/api/tickets/${ref}/resolution`,
      method: 'PUT',
      body,
    }),
  },
]

function queryOf(given: object): URLSearchParams {
  const held = Object.entries(given).filter(([, value]) => value !== undefined)
  return new URLSearchParams(held.map(([name, value]) => [name, String(value)]))
}
