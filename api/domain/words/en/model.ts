/** The support model in words. */
export const model = {
  moveLate: (clock: string, from: string, to: string) =>
    `When ${clock} is late, it is escalated from ${from} to ${to}.`,
  moveAtRisk: (clock: string, from: string, to: string) =>
    `When ${clock} is at risk, it is escalated from ${from} to ${to}.`,
  pauses: (waits: readonly string[]) =>
    waits.length > 0 ? `The time to resolve it stands still while ${waits.join(' or ')}.` : '',
  soon: (amount: string) => `acknowledges within ${amount}`,
  aims: (reply: string, resolve: string) =>
    `Support aims to reply within ${reply} and to resolve it within ${resolve}.`,
  contract: (vendor: string, targets: readonly string[], hours: string) =>
    targets.length > 0
      ? `${vendor} replies within ${targets.join(', ')} (${hours})`
      : `${vendor}: no time to reply is agreed`,
  accept: (amount: string) => `acknowledges a request within ${amount}`,
  hold: (amount: string) => `escalates it after ${amount} at the latest`,
  notPromised: 'Not promised',
}
