import { AsyncLocalStorage } from 'node:async_hooks'
import { setTimeout } from 'node:timers/promises'
import { type Span as Recorded, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { detectResources, envDetector, resourceFromAttributes } from '@opentelemetry/resources'
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace'
import type { Kind, Span, Tracing } from './trace.ts'

const kinds: Record<Kind, SpanKind> = {
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  internal: SpanKind.INTERNAL,
}

/** Milliseconds between two batches, for one of them, and for the last of all. */
const pause = 2_000
const patience = 5_000
const lastPatience = 1_000
/** What a collector that is away has not taken is dropped beyond so many. */
const mostKept = 4_096

/** Traces to a collector that speaks OTLP over HTTP. Nobody waits for it. */
export function traceTo(endpoint: string): Tracing {
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, '')}/v1/traces`, timeoutMillis: patience })
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'ladder' }).merge(detectResources({ detectors: [envDetector] })),
    spanProcessors: [
      new BatchSpanProcessor({
        exporter,
        scheduledDelayMillis: pause,
        exportTimeoutMillis: patience,
        maxQueueSize: mostKept,
      }),
    ],
  })
  const tracer = provider.getTracer('ladder')
  const under = new AsyncLocalStorage<Recorded>()
  const here = (parent: Recorded | undefined) => (parent ? trace.setSpan(ROOT_CONTEXT, parent) : ROOT_CONTEXT)
  return {
    isOn: true,
    span: async (name, { kind, facts = {} }, work) => {
      const recorded = tracer.startSpan(name, { kind: kinds[kind], attributes: facts }, here(under.getStore()))
      const span = spanOf(recorded)
      try {
        return await under.run(recorded, () => work(span))
      } catch (error) {
        span.failed(error)
        throw error
      } finally {
        recorded.end()
      }
    },
    ended: (name, { facts, milliseconds, failed }) => {
      const parent = under.getStore()
      // What goes on after its request (a live answer) would make a trace without end.
      if (!parent?.isRecording()) return
      const end = performance.timeOrigin + performance.now()
      const recorded = tracer.startSpan(
        name,
        { kind: SpanKind.CLIENT, attributes: facts, startTime: end - milliseconds },
        here(parent),
      )
      if (failed) recorded.setStatus({ code: SpanStatusCode.ERROR })
      recorded.end(end)
    },
    stop: async () => {
      await Promise.race([provider.shutdown().catch(() => {}), setTimeout(lastPatience, undefined, { ref: false })])
    },
  }
}

function spanOf(recorded: Recorded): Span {
  return {
    name: (name) => void recorded.updateName(name),
    say: (facts) => void recorded.setAttributes(facts),
    // Its message might hold what a person typed; the log says more, under the same request id.
    failed: (error) => {
      recorded.setStatus({ code: SpanStatusCode.ERROR })
      recorded.setAttribute('error.type', error instanceof Error ? error.name : typeof error)
    },
  }
}
