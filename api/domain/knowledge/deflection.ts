import { z } from 'zod'

const count = z.int().min(0)

/** What visits and requests of a month, article or automation came to. */
export const deflectedSchema = z.object({
  confirmed: count.describe('Visits whose last act says that it helped'),
  potential: count.describe('Visits that read and filed no request'),
  returned: count.describe('Confirmed ones that came back within seven days'),
  none: count.describe('Visits that filed a request, were not helped, or read nothing'),
  resolved: count.describe('Requests of people that were resolved'),
  solved: count.describe('Of these, solved by an article; and it is known what search found when they were opened'),
  found: count.describe('Of these, with the article among the first five'),
})
export type Deflected = z.infer<typeof deflectedSchema>

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

/** Both together. */
export function addDeflected(one: Deflected, other: Partial<Deflected>): Deflected {
  return Object.fromEntries(
    Object.entries(one).map(([name, value]) => [name, value + (other[name as keyof Deflected] ?? 0)]),
  ) as Deflected
}
