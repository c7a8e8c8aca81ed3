import mdx from '@astrojs/mdx'
import { defineConfig, passthroughImageService } from 'astro/config'
import { languageOf } from '#domain/words/language.ts'
import { base, reachedApi } from './site/build/base.ts'
import { findingsInDevelopment } from './site/build/findings-dev.ts'
import { makeReady } from './site/build/making.ts'
import { mdxFiles } from './site/build/mdx-files.ts'
import { inOtherLanguages, otherLanguages } from './site/build/other-languages.ts'
import { contentInDevelopment } from './site/build/page-content.ts'
import { prerender } from './site/build/prerender.ts'
import { searchIndex } from './site/build/search-index.ts'
import { developmentApi, settings } from './site/build/settings.ts'
import { wordsOf } from './site/build/words.ts'
import { markdown } from './site/markdown/processor.ts'

const making = makeReady()

export default defineConfig({
  site: settings.publicUrl,
  base: base || '/',
  srcDir: './site',
  publicDir: './site/public',
  cacheDir: settings.cacheDir,
  trailingSlash: developmentApi ? 'ignore' : 'always',
  build: { format: 'directory', inlineStylesheets: 'never' },
  devToolbar: { enabled: false },
  image: { service: passthroughImageService() },
  markdown: { syntaxHighlight: 'prism', processor: markdown },
  integrations: [
    mdx(),
    searchIndex(making),
    contentInDevelopment(making),
    findingsInDevelopment(),
    inOtherLanguages(),
    prerender(making),
  ],
  vite: {
    plugins: [mdxFiles(), wordsOf([languageOf(settings.language), ...otherLanguages])],
    define: { 'import.meta.env.LADDER_API': JSON.stringify(reachedApi) },
    build: { assetsInlineLimit: 0 },
    server: {
      proxy: developmentApi ? { '^/(?:api(?!/domain/)|for-support(?![^/?]))': developmentApi } : {},
      watch: { ignored: ['.cache', 'dist', 'dist.new', 'dist.old', 'data'].map((dir) => `${process.cwd()}/${dir}/**`) },
    },
  },
})
