import type { MDXInstance } from 'astro'

/** A file of MDX, which Astro makes a program of. A build has all of them in place of this module, for it bundles them. */
export function mdxFile(path: string): Promise<MDXInstance<object>> {
  return import(/* @vite-ignore */ path)
}
