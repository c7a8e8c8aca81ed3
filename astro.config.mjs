import mdx from '@astrojs/mdx'
import { defineConfig, passthroughImageService } from 'astro/config'
import { searchIndex } from './site/build/search-index.ts'
import { settings } from './site/build/settings.ts'
import { markdown } from './site/markdown/processor.ts'

export default defineConfig({
  site: settings.publicUrl,
  srcDir: './site',
  publicDir: './site/public',
  cacheDir: settings.cacheDir,
  trailingSlash: settings.api ? 'ignore' : 'always',
  build: { format: 'directory', inlineStylesheets: 'never' },
  experimental: { incrementalBuild: true },
  devToolbar: { enabled: false },
  image: { service: passthroughImageService() },
  markdown: { syntaxHighlight: 'prism', processor: markdown },
  integrations: [mdx(), searchIndex()],
  vite: {
    build: { assetsInlineLimit: 0 },
    server: {
      proxy: settings.api ? { '^/api(?!/domain/)': settings.api } : {},
      watch: { ignored: ['.cache', 'dist', 'dist.new', 'dist.old', 'data'].map((dir) => `${process.cwd()}/${dir}/**`) },
    },
  },
})
