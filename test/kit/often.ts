/** How often a heavy check is repeated: in the suite, or in a run by hand with LONG=1, which takes as long as it needs. */
export function often(inSuite: number, byHand: number): number {
  return process.env.LONG ? byHand : inSuite
}
