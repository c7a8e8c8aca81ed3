import { join, resolve } from 'node:path'

/** Pages and judged questions of other people's: no part of the repository. Whoever has them lays them beside it. */
const beside = resolve(import.meta.dirname, '../../../shared')
export const corpora = join(beside, 'corpora')
/** Files of many formats, as people bring them. */
export const inputs = join(beside, 'inputs')
