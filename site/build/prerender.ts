import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AstroIntegration, AstroPrerenderer, SSRManifest } from 'astro'
import { programStamp, stageProgram } from './kept-program.ts'
import { makePages } from './make-pages.ts'
import type { Making } from './making.ts'
import { settings } from './settings.ts'

/**
 * Makes all pages in place of Astro, which spends as long on a file as it takes to make a page. The program that makes them is
 * kept, so that the next build needs no Astro.
 */
export function prerender(making: Making): AstroIntegration {
  let out = ''
  return {
    name: 'prerender',
    hooks: {
      'astro:config:setup': ({ command }) => {
        // Astro bundles the program meanwhile. Whoever asks for the content is told of a failure.
        if (command === 'build') making.source.read().catch(() => undefined)
      },
      'astro:config:done': ({ config }) => {
        out = fileURLToPath(config.outDir)
      },
      // The folder of the site has been emptied: search files lie in it before there is a program, and the thread is free to make pages.
      'astro:build:setup': () => {
        making.laySearch(out).catch(() => undefined)
      },
      'astro:build:start': ({ setPrerenderer }) =>
        setPrerenderer((own) => ({
          ...own,
          async getStaticPaths() {
            const staged = stage(own, out)
            await making.source.read()
            await makePages({ getStaticPaths: own.getStaticPaths, render }, { ...making, out, kept: staged?.program })
            if (!hasMadePictures()) staged?.keep()
            return []

            async function render(request: Request, routeData: Parameters<typeof own.render>[1]['routeData']) {
              const made = await own.render(request, { routeData })
              return made instanceof Response ? made : made.response
            }
          },
        })),
    },
  }
}

/** Scripts that are put into every page are nothing that a kept program can tell. */
function stage(own: AstroPrerenderer, out: string): ReturnType<typeof stageProgram> | undefined {
  const { app } = own as { app?: { manifest: SSRManifest } }
  const stamp = programStamp()
  const made = [join(out, '.prerender'), join(settings.root, '.astro/.prerender')].find(existsSync)
  if (stamp === null || !app || !made || app.manifest.routes.some(({ scripts }) => scripts.length > 0)) return
  const styles = app.manifest.routes.map(({ routeData, styles }) => ({
    route: routeData.route,
    component: routeData.component,
    styles,
  }))
  return stageProgram(stamp, { made, out, styles })
}

/** Whether pages were given pictures by Astro, which lays them after all pages are made. */
function hasMadePictures(): boolean {
  const { astroAsset } = globalThis as { astroAsset?: { staticImages?: ReadonlyMap<string, unknown> } }
  return (astroAsset?.staticImages?.size ?? 0) > 0
}
