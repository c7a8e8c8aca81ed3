import { defineCollection } from 'astro:content'
import { glob } from 'astro/loaders'
import { contentUrl } from './build/settings.ts'

/** What is MDX is a program, which Astro makes; its fields come from where all content is read, and so does all Markdown. */
const files = glob({
  base: contentUrl,
  pattern: '{runbooks,faqs,guides,resources,automations}/**/*.mdx',
  generateId: ({ entry }) => entry.replace(/\.mdx$/, ''),
})

export const collections = {
  mdx: defineCollection({
    loader: {
      name: 'mdx',
      load: (context) =>
        files.load({
          ...context,
          parseData: async <T>() => ({}) as T,
          // What is known of a file names its place, which may be another than last time.
          generateDigest: (text) => context.generateDigest(`${contentUrl} ${text}`),
        }),
    },
  }),
}
