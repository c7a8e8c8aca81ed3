import type { Problem } from '#domain/knowledge/content.ts'
import { contract, germanNames, type Section, sectionsIn } from '#domain/knowledge/contract.ts'
import type { SupportModel } from '#domain/model/support-model.ts'
import type { ArticleFile } from '../article-file.ts'
import { warn } from './warn.ts'

type Beside = { model: SupportModel | null; today: string }

/** What an article that readers see should have: the sections of its kind, an owner, a review that is not due. */
export function articleProblems(entry: ArticleFile, beside: Beside): Problem[] {
  const { article } = entry
  if (article.draft || article.confidence === 'archived') return []
  return [...textProblems(entry), ...contractProblems(entry), ...ownerProblems(entry), ...reviewProblems(entry, beside)]
}

/** A title alone answers nobody; pictures, and what MDX brings in, may stand for a text. */
function textProblems({ file, outline }: ArticleFile): Problem[] {
  const { text, images, imports } = outline
  if (text !== '' || images.length + imports.length > 0) return []
  return [
    warn(file, 1, {
      field: 'body',
      came: null,
      expected: 'a text below the frontmatter: readers find a title and nothing below it',
      hint: 'write what helps, or draft: true until somebody does',
    }),
  ]
}

/** A runbook's body has a contract: each section is there, under its name or a synonym. */
function contractProblems({ file, article, outline }: ArticleFile): Problem[] {
  if (article.kind !== 'runbook' || article.original !== undefined) return []
  const { found, missing } = sectionsIn(article.headings)
  const last = outline.headings.findLast(({ text }) => [...found.values()].includes(text))
  return missing.map((section) =>
    warn(file, last?.line ?? 1, {
      field: `body.${section}`,
      came: null,
      expected: sectionNamed(section, article.language),
      hint: hints[section],
    }),
  )
}

const hints: Record<Section, string> = {
  symptoms: 'say what a reader sees, in the words of the error',
  impact: 'say who is hit, and how hard',
  diagnosis: 'say how to find the cause',
  resolution: 'say what to do, step by step',
  verification: 'say how one knows that it works again',
  rollback: 'say how to take it back, or that there is nothing to take back',
  escalation: 'say when to hand over, and what to bring',
}

function sectionNamed(section: Section, language: string): string {
  const names = /^de\b/i.test(language) ? germanNames[section] : [section, ...contract[section]]
  const [name = '', ...others] = names.slice(0, 4).map(capital)
  return `a section "${name}" (or ${others.join(', ')})`
}

function ownerProblems({ file, article }: ArticleFile): Problem[] {
  if (article.owner || article.automation) return []
  return [
    warn(file, 1, {
      field: 'owner',
      came: null,
      expected: 'a team that keeps this article right, or an automation whose owner does',
      hint: 'without one nobody is asked to review it',
    }),
  ]
}

function reviewProblems(entry: ArticleFile, { model, today }: Beside): Problem[] {
  const { file, article, lineOf } = entry
  const { reviewed } = article
  if (!reviewed)
    return [
      warn(file, 1, {
        field: 'reviewed',
        came: null,
        expected: 'the day on which somebody last checked it; readers see "Never reviewed"',
        hint: `check it, then write reviewed: ${today}`,
      }),
    ]
  if (reviewed > today)
    return [
      warn(file, lineOf(['reviewed']), {
        field: 'reviewed',
        came: reviewed,
        expected: `a day that is not in the future (today is ${today})`,
        hint: null,
      }),
    ]
  const every = article.reviewEvery ?? model?.defaults.reviewEvery ?? 'P6M'
  const due = Temporal.PlainDate.from(reviewed).add(every).toString()
  if (due >= today) return []
  return [
    warn(file, lineOf(['reviewed']), {
      field: 'reviewed',
      came: reviewed,
      expected: `a review by ${due} (every ${every})`,
      hint: `check it, then write reviewed: ${today}`,
    }),
  ]
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
