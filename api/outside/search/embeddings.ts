import { z } from 'zod'
import { Sayable } from '#domain/base/sayable.ts'
import { guardedFetch } from '../guarded-fetch.ts'
import { type Net, plainNet } from '../inside.ts'

type Endpoint = { url: string; key: string; model: string; allowPrivate: boolean; net?: Net }
/** Texts to vectors, in their order and all of one length, or throws what was wrong with the answer. */
export type Embed = (texts: readonly string[], milliseconds: number) => Promise<number[][]>

/** The endpoint that the settings name. */
export function endpointOf({
  EMBEDDINGS_URL: url,
  EMBEDDINGS_KEY: key,
  EMBEDDINGS_MODEL: model,
  EMBEDDINGS_PRIVATE: allowPrivate,
}: {
  EMBEDDINGS_URL: string
  EMBEDDINGS_KEY: string
  EMBEDDINGS_MODEL: string
  EMBEDDINGS_PRIVATE: boolean
}): Endpoint {
  return { url, key, model, allowPrivate }
}

const answerSchema = z.object({
  data: z.array(z.object({ index: z.int().min(0), embedding: z.array(z.number()).min(1) })),
})

const what = 'the address of the embeddings endpoint'
/** Vectors of thousands of numbers, for the texts of one call. */
const mostBytes = 64_000_000

/** Asks an endpoint that speaks as OpenAI's embeddings do. It is led nowhere else: the key stays where it was meant for. */
export function makeEmbed({ url, key, model, allowPrivate, net = plainNet }: Endpoint): Embed {
  return async (texts, milliseconds) => {
    const init = {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(key === '' ? {} : { authorization: `Bearer ${key}` }) },
      body: JSON.stringify({ model, input: texts, encoding_format: 'float' }),
    }
    const response = await guardedFetch(url, init, { what, milliseconds, allowPrivate, net, mostBytes })
    if (!response.ok) throw new Sayable(`the embeddings endpoint answered with ${response.status}`)
    const read = answerSchema.safeParse(await response.json().catch(() => null))
    if (!read.success) throw new Sayable('the embeddings endpoint answered with something else than embeddings')
    const vectors = read.data.data.toSorted((one, other) => one.index - other.index)
    if (vectors.length !== texts.length || vectors.some(({ index }, at) => index !== at))
      throw new Sayable(`the embeddings endpoint gave ${vectors.length} vectors for ${texts.length} texts`)
    const [first] = vectors
    const other = vectors.find(({ embedding }) => embedding.length !== first?.embedding.length)
    if (first && other) throw unlike(other.embedding.length, first.embedding.length)
    return vectors.map(({ embedding }) => embedding)
  }
}

/** What to say of a vector that cannot be compared with the others. */
export function unlike(came: number, expected: number): Sayable {
  return new Sayable(`the embeddings endpoint gave a vector of ${came} numbers beside others of ${expected}`)
}
