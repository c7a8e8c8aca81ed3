/** A browser that is signed in, by what it says of itself. */
type OpenSession = {
  id: string
  startedAt: Temporal.Instant
  endsAt: Temporal.Instant
  browser: string
  /** Whether it is the one that asks. */
  isThis: boolean
}

/** Which of somebody's sessions are ended. */
type Ended = 'all' | { id: string } | { but: Headers }

export type OpenSessions = {
  /** Sessions that have not ended, the newest first; null where nobody has a login as that. */
  sessions: (email: string, asking?: Headers) => Promise<OpenSession[] | null>
  /** Ends sessions of somebody: how many; null where nobody has a login as that. */
  endSessions: (email: string, which?: Ended) => Promise<number | null>
}

type Row = {
  id: string
  token: string
  // biome-ignore lint/style/noRestrictedGlobals: the library tells time so
  createdAt: Date
  // biome-ignore lint/style/noRestrictedGlobals: the library tells time so
  expiresAt: Date
  userAgent?: string | null | undefined
}
/** What the sign-in library keeps. */
type Kept = {
  /** Open sessions of an address; null where nobody has a login as that. */
  list: (email: string) => Promise<Row[] | null>
  end: (tokens: string[]) => Promise<unknown>
  /** The id of the session that asks; null for none. */
  asking: (headers: Headers) => Promise<string | null>
}

/** Sessions as their owner may see and end them. */
export function makeOpenSessions({ list, end, asking }: Kept): OpenSessions {
  return {
    sessions: async (email, headers) => {
      const open = await list(email)
      if (!open) return null
      const own = headers ? await asking(headers) : null
      return open
        .map(({ id, createdAt, expiresAt, userAgent }) => ({
          id,
          startedAt: createdAt.toTemporalInstant(),
          endsAt: expiresAt.toTemporalInstant(),
          browser: userAgent ?? '',
          isThis: id === own,
        }))
        .sort((a, b) => Temporal.Instant.compare(b.startedAt, a.startedAt))
    },
    endSessions: async (email, which = 'all') => {
      const open = await list(email)
      if (!open) return null
      const own = typeof which === 'object' && 'but' in which ? await asking(which.but) : null
      const ended = open.filter(({ id }) => {
        if (which === 'all') return true
        return 'id' in which ? id === which.id : id !== own
      })
      if (ended.length > 0) await end(ended.map(({ token }) => token))
      return ended.length
    },
  }
}
