/** What is said of machines and what they report. */
export const machines = {
  recovered: (machine: string) => `${machine} reports that it works again.`,
  often: (count: number, ago: string) => `${count} times, last ${ago}`,
  worksAgain: (ago: string) => `works again since ${ago}`,
}
