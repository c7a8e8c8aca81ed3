import { readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fileUrl } from '#domain/knowledge/resource.ts'
import { contentUrl } from '../build/settings.ts'
import type { ListedArticle } from './data.ts'

/** How the file of a resource is shown before it is taken. */
export type Preview = { is: 'picture' | 'film' | 'sound'; url: string } | { is: 'text'; lines: string; more: boolean }

const mostLines = 12
const longest = 2000

/** What a browser can show of a resource's file by itself; null for the rest. */
export async function previewOf({ id, resource }: Pick<ListedArticle, 'id' | 'resource'>): Promise<Preview | null> {
  const { file = '' } = resource ?? {}
  const url = fileUrl(id, file)
  if (/\.(png|jpe?g|gif|webp|avif)$/i.test(file)) return { is: 'picture', url }
  if (/\.(mp4|webm|m4v)$/i.test(file)) return { is: 'film', url }
  if (/\.(mp3|ogg|m4a|wav)$/i.test(file)) return { is: 'sound', url }
  if (!/\.(csv|tsv|txt|json|ya?ml|log|sql|ini|env)$/i.test(file)) return null
  const text = await readFile(new URL(`${dirname(id)}/${file}`, contentUrl), 'utf8')
  const lines = text.split('\n').slice(0, mostLines).join('\n').slice(0, longest)
  return { is: 'text', lines, more: lines.length < text.trimEnd().length }
}

/** A size as people say it: "12 KB". */
export function saySize(bytes: number): string {
  const kilobytes = bytes / 1024
  return kilobytes < 1024 ? `${Math.max(1, Math.round(kilobytes))} KB` : `${(kilobytes / 1024).toFixed(1)} MB`
}
