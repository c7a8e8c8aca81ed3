import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore, type Store } from '#api/store/open.ts'
import { startPostgres } from '#kit/postgres.ts'

/** Runs a bench on an empty database of each dialect, or of those that are named. */
export async function onBoth(dialects: readonly string[], bench: (store: Store) => Promise<void>): Promise<void> {
  const isChosen = (dialect: string) => dialects.length === 0 || dialects.includes(dialect)
  const folder = mkdtempSync(join(tmpdir(), 'ladder-bench-'))
  try {
    if (isChosen('sqlite')) await bench(openStore(`sqlite:${join(folder, 'bench.db')}`))
    const postgres = isChosen('postgres') ? await startPostgres(() => {}) : null
    if (postgres) {
      await bench(openStore(`${postgres.url}/postgres?query_timeout=600000`))
      await postgres.stop()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
