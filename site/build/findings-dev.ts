import { existsSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { AstroIntegration } from 'astro'
import type { ViteDevServer } from 'vite'
import type { Problem } from '#domain/knowledge/content.ts'
import { checkContent } from '../authoring/check/check.ts'
import { saySum } from '../authoring/check/say.ts'
import { type Known, sayProblem } from '../authoring/content.ts'
import { today } from '../library/text.ts'
import { settings } from './settings.ts'

/** What the check finds in the file of a page. */
export type PageFindings = {
  title: string
  /** Whether the page cannot be published as it is. */
  isBroken: boolean
  /** Each with the address that opens the line in the author's editor. */
  findings: { severity: Problem['severity']; says: string; open: string }[]
}

/** In development each page shows what `ladder check` finds in its file; a file with an error shows that in place of the page. */
export function findingsInDevelopment(): AstroIntegration {
  return {
    name: 'findings',
    hooks: {
      'astro:config:setup': ({ command, injectScript }) => {
        if (command === 'dev') injectScript('page', "import '/site/islands/authoring/findings.ts'")
      },
      'astro:server:setup': ({ server }) => answerFindings(server),
    },
  }
}

function answerFindings(server: ViteDevServer): void {
  let checking: Promise<Problem[]> | undefined
  const known: Known = new Map()
  server.watcher.on('all', (_, path) => {
    if (relative(settings.contentDir, path).startsWith('..')) return
    checking = undefined
    server.ws.send({ type: 'custom', event: 'ladder:content' })
  })
  server.middlewares.use('/ladder-findings', async (request, response, next) => {
    try {
      const page = new URL(request.url ?? '/', 'http://here').searchParams.get('page') ?? '/'
      checking ??= checkContent(settings.contentDir, { today: today(), language: settings.language, known })
      response.setHeader('content-type', 'application/json')
      response.setHeader('cache-control', 'no-store')
      response.end(JSON.stringify(findingsOf(page, await checking)))
    } catch (error) {
      checking = undefined
      next(error)
    }
  })
}

function findingsOf(page: string, problems: readonly Problem[]): PageFindings {
  const name = decodeURI(page).replace(/^\/|\/$/g, '')
  const isOf = ({ file, severity }: Problem) =>
    file.replace(/(\/index)?\.mdx?$/, '') === name || (file.startsWith('model/') && severity === 'error')
  const mine = problems.filter(isOf)
  return {
    title: mine.length === 0 ? '' : saySum(mine),
    isBroken: mine.some(({ severity }) => severity === 'error'),
    findings: mine.map((problem) => ({ severity: problem.severity, says: sayProblem(problem), open: openAt(problem) })),
  }
}

function openAt({ file, line }: Problem): string {
  const path = join(settings.contentDir, file)
  return existsSync(path) ? `/__open-in-editor?file=${encodeURIComponent(`${path}:${line ?? 1}`)}` : ''
}
