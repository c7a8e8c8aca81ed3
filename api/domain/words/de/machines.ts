/** Was von Maschinen gesagt wird und von dem, was sie melden. */
export const machines = {
  recovered: (machine: string) => `${machine} meldet, dass es wieder läuft.`,
  often: (count: number, ago: string) => `${count}-mal, zuletzt ${ago}`,
  worksAgain: (ago: string) => `läuft wieder seit ${ago}`,
}
