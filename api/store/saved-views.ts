import type { Reader, Tx } from './handle.ts'
import type { SavedViewRow } from './schema.ts'

/** Somebody's addresses, and the ids of their teams: all that each ever had. */
export type Whose = { addresses: readonly string[]; teams: readonly string[] }

const most = 100

/** The views that are somebody's own or of their teams, by name. */
export async function savedViewsOf(db: Reader, { addresses, teams }: Whose): Promise<SavedViewRow[]> {
  return db
    .selectFrom('saved_view')
    .selectAll()
    .where((eb) =>
      eb.or([
        eb.and([eb('team', 'is', null), eb('owner', 'in', addresses)]),
        ...(teams.length > 0 ? [eb('team', 'in', teams)] : []),
      ]),
    )
    .orderBy('name')
    .orderBy('id')
    .limit(most)
    .execute()
}

export async function insertSavedView(tx: Tx, row: SavedViewRow): Promise<void> {
  await tx.insertInto('saved_view').values(row).execute()
}

export async function deleteSavedView(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('saved_view').where('id', '=', id).execute()
}
