/** The support model in words. */
export const model = {
  moveLate: (clock: string, from: string, to: string) =>
    `When ${clock} is late, it is escalated from ${from} to ${to}.`,
  moveAtRisk: (clock: string, from: string, to: string) =>
    `When ${clock} is at risk, it is escalated from ${from} to ${to}.`,
  pauses: (waits: readonly string[]) =>
    waits.length > 0 ? `The time to resolve it stands still while ${waits.join(' or ')}.` : '',
  accept: (amount: string) => `acknowledges a request within ${amount}`,
  hold: (amount: string) => `escalates it after ${amount} at the latest`,
  notPromised: 'Not promised',
}
