import type { model as en } from '../en/model.ts'

export const model: typeof en = {
  moveLate: (clock, from, to) => `Wenn ${clock} zu spät ist, wird von ${from} an ${to} weitergegeben.`,
  moveAtRisk: (clock, from, to) => `Wenn ${clock} gefährdet ist, wird von ${from} an ${to} weitergegeben.`,
  pauses: (waits) => (waits.length > 0 ? `Die Zeit bis zur Lösung steht still bei: ${waits.join(', ')}.` : ''),
  soon: (amount) => `nimmt innerhalb von ${amount} an`,
  aims: (reply, resolve) => `Der Support will innerhalb von ${reply} antworten und innerhalb von ${resolve} lösen.`,
  contract: (vendor, targets, hours) =>
    targets.length > 0
      ? `${vendor} antwortet innerhalb von ${targets.join(', ')} (${hours})`
      : `${vendor}: keine Antwortzeit ist vereinbart`,
  accept: (amount) => `nimmt eine Anfrage innerhalb von ${amount} an`,
  hold: (amount) => `gibt sie spätestens nach ${amount} weiter`,
  notPromised: 'Nicht zugesagt',
}
