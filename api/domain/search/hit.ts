/** A page that was found. `units` are its best passages, best first; unit 0 is its head. */
export type Hit = { page: number; score: number; units: { unit: number; score: number }[] }
