import type { Problem } from '#domain/knowledge/content.ts'
import { formerIssues } from '#domain/model/check-former.ts'
import { repeated, unknown } from '#domain/model/check-ids.ts'
import { findTeam } from '#domain/model/entries.ts'
import type { SupportModel } from '#domain/model/support-model.ts'
import { type ArticleFile, problemAt, problemsAt } from './article-file.ts'
import type { AutomationFile } from './automation-file.ts'
import type { YamlSource } from './yaml-source.ts'

type Everything = {
  model: SupportModel
  lineOf: YamlSource['lineOf']
  automations: AutomationFile[]
  articles: ArticleFile[]
  /** Ids of automations whose files were refused: naming them is no second error. */
  refused: string[]
}

/** What articles and automations name and nobody knows: teams, vendors, automations, articles; and addresses claimed twice. */
export function referenceProblems({ model, lineOf, automations, articles, refused }: Everything): Problem[] {
  const teams = model.teams.map(({ id }) => id)
  const vendors = model.vendors.map(({ id }) => id)
  const catalogue = [...automations.map(({ automation }) => automation.id), ...refused]
  const ids = articles.map(({ article }) => article.id)
  const problems: Problem[] = []
  for (const { file, automation, lineOf } of automations) {
    problems.push(
      ...problemsAt(file, { lineOf }, unknown(automation.owner, teams, ['owner'], 'a team id of the support model')),
    )
    if (automation.vendor)
      problems.push(
        ...problemsAt(
          file,
          { lineOf },
          unknown(automation.vendor, vendors, ['vendor'], 'a vendor id of the support model'),
        ),
      )
    const owner = findTeam(model, automation.owner)
    if (owner && owner.members.length === 0) {
      problems.push(
        problemAt(file, lineOf(['owner']), {
          path: ['owner'],
          came: automation.owner,
          expected: 'a team with members: it answers for this automation',
          hint: null,
        }),
      )
    }
  }
  problems.push(...articles.flatMap((entry) => articleReferences(entry, { teams, catalogue, ids })))
  return [
    ...problems,
    ...policyProblems({ model, lineOf }, catalogue),
    ...doubleAutomations(automations),
    ...formerAutomations(automations),
    ...doubleProblems(articles),
    ...siblingProblems(articles),
  ]
}

type Known = { teams: readonly string[]; catalogue: readonly string[]; ids: readonly string[] }

/** What one article names and nobody knows. */
export function articleReferences({ file, article, lineOf }: ArticleFile, { teams, catalogue, ids }: Known): Problem[] {
  const named = [
    ...(article.automation
      ? unknown(article.automation, catalogue, ['automation'], 'the id of an automation in the catalogue')
      : []),
    ...(article.owner ? unknown(article.owner, teams, ['owner'], 'a team id of the support model') : []),
    ...(article.resource?.automations ?? []).flatMap((id, index) =>
      unknown(id, catalogue, ['resource', 'automations', index], 'the id of an automation in the catalogue'),
    ),
    ...article.related.flatMap((id, index) => unknown(id, ids, ['related', index], 'the id of an article')),
  ]
  return problemsAt(file, { lineOf }, named)
}

/** Conditions of policies about automations that are not in the catalogue. */
function policyProblems({ model, lineOf }: Pick<Everything, 'model' | 'lineOf'>, catalogue: string[]): Problem[] {
  return model.sla.flatMap((policy, index) =>
    [policy.when?.automation ?? []]
      .flat()
      .flatMap((id) =>
        unknown(id, catalogue, ['sla', index, 'when', 'automation'], 'the id of an automation in the catalogue').map(
          (issue) => problemAt('model/support-model.yaml', lineOf(issue.path), issue),
        ),
      ),
  )
}

/** x.md beside x.mdx: two automations of one id. */
function doubleAutomations(automations: AutomationFile[]): Problem[] {
  return repeated(automations.map(({ automation }) => automation.id)).flatMap(({ index, value }) => {
    const file = automations[index]?.file
    return file
      ? [
          problemAt(file, 1, {
            path: ['id'],
            came: value,
            expected: 'an id that no other automation has: there is a .md and a .mdx file of this name',
            hint: 'remove one of them',
          }),
        ]
      : []
  })
}

/** Former ids of automations that are claimed twice, or that some automation has today. */
function formerAutomations(automations: AutomationFile[]): Problem[] {
  const claims = automations.map(({ automation: { id, was } }, index) => ({ id, was, path: [index] }))
  return formerIssues(claims, 'automation').flatMap(({ path: [index, ...path], ...issue }) => {
    const entry = automations[Number(index)]
    return entry ? [problemAt(entry.file, entry.lineOf(path), { path, ...issue })] : []
  })
}

/** Pages in another language that say again what nobody says, or what is in that language already. */
function siblingProblems(articles: ArticleFile[]): Problem[] {
  const byId = new Map(articles.map(({ article }) => [article.id, article]))
  return articles.flatMap(({ file, article: { id, original, language } }) => {
    if (original === undefined) return []
    const first = byId.get(original)
    const wrong = (came: string, expected: string, hint: string) => [
      problemAt(file, 1, { path: ['file'], came: came, expected, hint }),
    ]
    const name = `${id.slice(id.lastIndexOf('/') + 1)}.md`
    const page = `${original}.md`
    if (!first)
      return wrong(
        name,
        `a page that it says again in another language: ${page}`,
        'write that page, or rename this one',
      )
    if (first.original !== undefined) return wrong(name, `one language in a name: ${page} has one already`, 'rename it')
    if (first.language.toLowerCase() === language.toLowerCase())
      return wrong(name, `another language than that of ${page}`, `say there in which language it is: language: …`)
    return []
  })
}

/** Two files that would answer under one address: x.md beside x.mdx, or an old path that is taken. */
function doubleProblems(articles: ArticleFile[]): Problem[] {
  const claimed = new Map<string, string>()
  const claim = ({ file, lineOf }: ArticleFile, address: string, path: (string | number)[]): Problem[] => {
    const other = claimed.get(address)
    claimed.set(address, other ?? file)
    if (!other || other === file) return []
    const expected = `an address of its own: ${other} has it`
    return [problemAt(file, lineOf(path), { path, came: address, expected, hint: 'rename one of them' })]
  }
  return [
    ...articles.flatMap((entry) => claim(entry, entry.article.url, ['address'])),
    ...articles.flatMap((entry) =>
      entry.article.aliases.flatMap((alias, index) =>
        alias.startsWith('/') ? claim(entry, `${alias.replace(/\/$/, '')}/`, ['aliases', index]) : [],
      ),
    ),
  ]
}
