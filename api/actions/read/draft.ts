import { ok, type Result, refuse } from '#domain/base/result.ts'
import { draftArticle, improvedLines, toldBy } from '#domain/knowledge/draft.ts'
import type { Search } from '#domain/search/result.ts'
import { articleRef } from '#domain/views/article.ts'
import type { ArticleDraft } from '#domain/views/draft.ts'
import { readEvents } from '../../store/ticket-events.ts'
import { findTicket } from '../../store/tickets.ts'
import { type Drafting, fileOf } from '../drafting.ts'
import { findAutomation, type World } from '../world.ts'

type Asked = { ref: string; improves?: string | undefined }
type With = Drafting & { search: Search }

const mostSimilar = 4

/** The article that a ticket could become, or the one that it would improve; checked, and with those that are like it. */
export async function draftFromTicket(
  world: World,
  { folder, authoring, search }: With,
  { ref, improves }: Asked,
): Promise<Result<ArticleDraft>> {
  const stored = await findTicket(world.read, { ref })
  if (!stored) return refuse('ticket.not-found')
  const { ticket } = stored
  const told = toldBy(ticket, await readEvents(world.read, ticket.id), world.masking)
  const improved = improves === undefined ? null : world.articles.get(improves)
  if (improved === undefined)
    return refuse('ticket.unknown-article', {
      errors: [{ path: 'improves', message: `"${improves}" is not an article` }],
    })
  const file = improved ? await fileOf(folder, improved.id) : null
  if (improved && !file) return refuse('draft.no-file')
  const automation = findAutomation(world, ticket.automation)
  const { name, lines } = file
    ? { name: file.name, lines: improvedLines(file.text, authoring.improve(file.name, file.text, told)) }
    : draftArticle(told, { automation: automation?.id ?? null, team: ticket.team })
  const { results } = await search(told.title, { limit: mostSimilar + 1, audience: 'support' })
  const similar = results.flatMap(({ id }) => (id === improves ? [] : (world.articles.get(id) ?? [])))
  return ok({
    name,
    improves: improved ? articleRef(improved) : null,
    lines,
    findings: authoring.check(name, lines.map(({ text }) => text).join('\n')),
    similar: similar.slice(0, mostSimilar).map(articleRef),
    ways: [...folder.ways],
    branch: folder.branch,
  })
}
