import { abreast } from '../abreast.ts'
import type { GivenArticle } from './articles-json.ts'
import { includerOf } from './includes.ts'
import { type Page, readCsv, readHtml, readPage, saysSomething } from './page.ts'
import type { ImportedPage } from './report.ts'
import { readText, type Source } from './source.ts'
import { variablesOf } from './variables.ts'

const menu = /(?:^|\/)(?:SUMMARY|_sidebar|_navbar|_footer|_coverpage)\.md$/i
/** Endings of files that hold text for readers, as far as anybody writes documentation in them. */
const readable = /\.(?:html?|rst|adoc|asciidoc|org|textile|mdoc|rmd|qmd|ipynb|docx?|odt|rtf|wiki|creole|tex|pdf|txt)$/i

/** Files that look like pages and are none here: nobody should take them for brought. */
export function unreadIn(source: Source): string[] {
  const pages = new Set(source.pages)
  return source.files.filter(
    (file) =>
      readable.test(file) &&
      !pages.has(file) &&
      !/(?:^|\/)(?:_layouts|layouts|_includes|robots\.txt$|requirements\S*\.txt$|LICENSE)/i.test(file),
  )
}

/** Reads every page as far as it can be read alone; one that cannot be read is told in `pages`. */
export async function readPages(
  source: Source,
  { pages, given, today }: { pages: ImportedPage[]; given: readonly GivenArticle[]; today: string | undefined },
): Promise<Map<string, Page>> {
  const read = new Map<string, Page>()
  const include = await includerOf(source)
  const variables = await variablesOf(source)
  const texts = await abreast(source.pages, async (page) => ({
    page,
    found: menu.test(page) ? null : await readText(source.dir, page).catch(unread),
  }))
  for (const { page, found } of texts) {
    if (!found) {
      pages.push({ ...nothing(page), outcome: 'empty', why: 'is the menu of the old site' })
      continue
    }
    try {
      if (!found.ok) {
        pages.push({ ...nothing(page), outcome: found.empty ? 'empty' : 'failed', why: found.why })
        continue
      }
      const { text, notes } = found
      keep(
        /\.html?$/i.test(page)
          ? readHtml({ page, fields: {}, notes }, text)
          : page.endsWith('.csv')
            ? readCsv({ page, notes }, await wholeTable(source, page, text))
            : readPage({ page, text, notes }, { include: include(page), variables, today }),
      )
    } catch (error) {
      pages.push({ ...nothing(page), why: unread(error).why })
    }
  }
  for (const { page, fields, html } of given) keep(readHtml({ page, fields, notes: [] }, html))
  return read

  function keep(made: Page): void {
    if (saysSomething(made)) read.set(made.page, made)
    else pages.push({ ...nothing(made.page), outcome: 'empty', why: 'has no text below its frontmatter' })
  }
}

function unread(error: unknown): { ok: false; why: string; empty?: boolean } {
  return { ok: false, why: `could not be read: ${error instanceof Error ? error.message : String(error)}` }
}

/** Notion writes a table twice: as it is shown, and whole. */
async function wholeTable(source: Source, page: string, text: string): Promise<string> {
  const whole = page.replace(/\.csv$/, '_all.csv')
  if (!source.files.includes(whole)) return text
  const found = await readText(source.dir, whole)
  return found.ok ? found.text : text
}

function nothing(page: string): ImportedPage {
  return { page, target: null, outcome: 'failed', took: [], decide: [], left: [], links: 0, pictures: 0, why: null }
}
