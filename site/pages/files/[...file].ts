import { readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { APIRoute } from 'astro'
import { fileUrl } from '#domain/knowledge/resource.ts'
import { contentUrl } from '../../build/settings.ts'
import { library, ofKind } from '../../library/articles.ts'

type Props = { path: string }

export async function getStaticPaths() {
  const { pages } = await library()
  const files = ofKind(pages, 'resource').flatMap(({ id, resource }) =>
    [resource?.file, ...(resource?.former ?? []).map(({ file }) => file)].flatMap((file) =>
      file ? [[decodeURIComponent(fileUrl(id, file)).slice('/files/'.length), `${dirname(id)}/${file}`] as const] : [],
    ),
  )
  return [...new Map(files)].map(([file, path]) => ({ params: { file }, props: { path } }))
}

/** A file beside a resource, byte by byte. */
export const GET: APIRoute<Props> = async ({ props }) =>
  new Response(new Uint8Array(await readFile(new URL(props.path, contentUrl))))
