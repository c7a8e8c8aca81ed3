import { giveBackWhenQuiet } from './giving-back.ts'
import { start } from './server.ts'
import { sayUnavailable, Unavailable } from './store/unavailable.ts'

// Whoever reads what is printed may go away, as a collector of logs does that restarts.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})

const started = await start(process.env, { print: (text) => process.stdout.write(`${text}\n`) }).catch(
  (error: unknown) => {
    if (error instanceof Unavailable) return { ok: false as const, problems: [sayUnavailable(error)] }
    throw error
  },
)
if (!started.ok) {
  for (const line of started.problems) process.stderr.write(`${line}\n`)
  process.exit(1)
}

giveBackWhenQuiet()

let ending = false
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (ending) process.exit(1)
    ending = true
    started.server.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`Ladder did not end well: ${error instanceof Error ? error.message : String(error)}\n`)
        process.exit(1)
      },
    )
  })
}
