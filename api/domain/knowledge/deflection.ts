/** What visits and requests of a month, article or automation came to. */
export type Deflected = {
  confirmed: number
  potential: number
  returned: number
  none: number
  /** Requests of people that were resolved. */
  resolved: number
  /** Of these, solved by an article; and it is known what search found when they were opened. */
  solved: number
  /** Of these, with the article among the first five. */
  found: number
}

/** Nothing came to anything. */
export const noneDeflected: Deflected = {
  ...{ confirmed: 0, potential: 0, returned: 0, none: 0 },
  ...{ resolved: 0, solved: 0, found: 0 },
}

/** Self-solved of all that was solved; null where nothing was. */
export function selfSolvedShare({ confirmed, resolved }: Pick<Deflected, 'confirmed' | 'resolved'>): number | null {
  return confirmed + resolved === 0 ? null : confirmed / (confirmed + resolved)
}

/** Of requests that an article solved: those whose words had found it among the first five; null where there are none. */
export function foundShare({ solved, found }: Pick<Deflected, 'solved' | 'found'>): number | null {
  return solved === 0 ? null : found / solved
}
