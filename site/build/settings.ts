import { isAbsolute, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { publicUrlOf } from '#domain/base/address.ts'
import { stampOf } from './stamp.ts'

const root = process.cwd()

function under(path: string): string {
  return isAbsolute(path) ? path : resolve(root, path)
}

/** What the build takes from the environment. */
export const settings = {
  contentDir: under(process.env.CONTENT_DIR || 'content'),
  cacheDir: under(process.env.CACHE_DIR || '.cache/site'),
  publicUrl: publicUrlOf(process.env),
  /** Where edit links lead: the address of the content folder in the editor of a forge. */
  editUrl: process.env.EDIT_URL || undefined,
  /** Stands for the code that makes pages from content. */
  stamp: stampOf(root),
  /** The API beside the development server. */
  api: process.env.LADDER_API,
}

export const contentUrl = pathToFileURL(join(settings.contentDir, '/'))
