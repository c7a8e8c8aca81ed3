import type { APIRoute } from 'astro'
import { servedFiles } from '../../authoring/home/face-files.ts'
import { settings } from '../../build/settings.ts'

/** What a home looks like: its logo, fonts and styles. */
export function getStaticPaths() {
  return [...servedFiles(settings.face)].map(([address, content]) => ({
    params: { file: address.slice('/face/'.length) },
    props: { content },
  }))
}

export const GET: APIRoute = ({ props }) => new Response(props.content)
