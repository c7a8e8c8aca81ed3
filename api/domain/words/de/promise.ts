import type { promise as en, presence as enPresence } from '../en/promise.ts'

export const promise: typeof en = {
  both: (team) => [`${team} will antworten bis `, 'respondBy', ' und lösen bis ', 'resolveBy', '.'],
  respond: (team) => [`${team} will antworten bis `, 'respondBy', '.'],
  resolve: (team) => [`${team} will es lösen bis `, 'resolveBy', '.'],
  none: (team) => [`${team} antwortet. Für diese Art von Anfrage ist keine Zeit zugesagt.`],
  shut: (team) => [`${team} hat Feierabend und ist wieder da: `, 'opensAt', '. Danach kommt die Antwort.'],
  noTime: 'keine Zeit ist zugesagt',
}

export const presence: typeof enPresence = {
  openUntil: (moment) => `Es ist jemand da bis ${moment}.`,
  alwaysOpen: 'Es ist rund um die Uhr jemand da.',
  opensAt: (moment) => `Es ist niemand mehr da; wieder ab ${moment}.`,
  closed: 'Es ist gerade niemand da.',
}

export const whoHelps = 'Wer hilft, der Reihe nach'
