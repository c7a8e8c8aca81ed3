import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Problem } from '#domain/knowledge/content.ts'
import type { Outline } from '../markdown-outline.ts'
import { warn } from './warn.ts'

const endings = ['', '.mjs', '.js', '.mts', '.ts', '.jsx', '.tsx', '.json', '/index.js', '/index.ts']

/** What an MDX article imports and nobody finds: the site is not built with it. `dir` is the content folder. */
export function importProblems(dir: string, { file, outline }: { file: string; outline: Outline }): Problem[] {
  return outline.imports.flatMap(({ from, line }) => {
    const isFile = /^[./]/.test(from)
    if (isFile ? isThere(join(dir, dirname(file), from)) : isInstalled(from, join(dir, file))) return []
    return [
      {
        ...warn(file, line, {
          field: 'body',
          came: from,
          expected: isFile
            ? 'a file that is there, seen from the folder of this article'
            : 'a package that is installed where this article lies',
          hint: null,
        }),
        severity: 'error',
      },
    ]
  })
}

function isThere(path: string): boolean {
  return endings.some((ending) => existsSync(path.replace(/[?#].*$/, '') + ending))
}

function isInstalled(name: string, from: string): boolean {
  try {
    createRequire(from).resolve(name)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND'
  }
}
