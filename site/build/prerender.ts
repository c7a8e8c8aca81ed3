import { fileURLToPath } from 'node:url'
import type { AstroIntegration } from 'astro'
import { makePages } from './make-pages.ts'
import type { Making } from './making.ts'

/** Makes all pages in place of Astro, which spends as long on a file as it takes to make a page. */
export function prerender(making: Making): AstroIntegration {
  let out = ''
  return {
    name: 'prerender',
    hooks: {
      'astro:config:done': ({ config }) => {
        out = fileURLToPath(config.outDir)
      },
      'astro:build:start': ({ setPrerenderer }) =>
        setPrerenderer((own) => ({
          ...own,
          async getStaticPaths() {
            const program = { getStaticPaths: own.getStaticPaths, render: rendered }
            await makePages(program, { ...making, out })
            return []

            async function rendered(request: Request, routeData: Parameters<typeof own.render>[1]['routeData']) {
              const made = await own.render(request, { routeData })
              return made instanceof Response ? made : made.response
            }
          },
        })),
    },
  }
}
