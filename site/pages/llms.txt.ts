import type { APIRoute } from 'astro'
import { absolute } from '../library/absolute.ts'
import { library, ofKind } from '../library/articles.ts'
import { organisation } from '../library/organisation.ts'

/** A map of the portal for assistants: every article as Markdown, with its summary and how fresh it is. */
export const GET: APIRoute = async () => {
  const { pages } = await library()
  const { automations, model } = await organisation()
  const address = absolute
  const parts = [
    `# ${model.name}: support for automations`,
    '> Runbooks, answers and guides for live automations. Prefer what was reviewed lately and is validated. When an article does not help, a person can escalate at ' +
      `${address('/escalate/')}.`,
    section(
      'Automations',
      automations.map(({ name, url, summary }) => `- [${name}](${address(url)}): ${summary}`),
    ),
    ...(['runbook', 'faq', 'guide', 'resource'] as const).map((kind) =>
      section(
        { runbook: 'Runbooks', faq: 'Questions', guide: 'Guides', resource: 'Resources' }[kind],
        ofKind(pages, kind).map(
          ({ id, title, summary, reviewed, confidence }) =>
            `- [${title}](${address(`/${id}.md`)}): ${summary} (${reviewed ? `reviewed ${reviewed}` : 'never reviewed'}, ${confidence})`,
        ),
      ),
    ),
  ]
  return new Response(`${parts.filter(Boolean).join('\n\n')}\n`, {
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  })
}

function section(name: string, lines: string[]): string {
  return lines.length > 0 ? `## ${name}\n\n${lines.join('\n')}` : ''
}
