import { type Tracing, untraced } from './trace.ts'

/** Traces to a collector where its address is set; else nothing of what it takes is loaded. */
export async function openTracing(endpoint: string): Promise<Tracing> {
  if (endpoint === '') return untraced
  const { traceTo } = await import('./open-telemetry.ts')
  return traceTo(endpoint)
}
