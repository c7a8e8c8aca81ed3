import type { doors as en } from '../en/doors.ts'

export const doors: typeof en = {
  title: 'Wege zu einer Antwort',
  atOnce: 'Sofort',
  search: { name: 'Suche', what: 'Sie kennen den Fehlertext, oder wie es heißt.' },
  chat: { name: 'Den Chat fragen', what: 'Sie sagen es lieber mit eigenen Worten, oder fügen ein, was Sie sehen.' },
  resources: {
    name: 'Materialien',
    what: 'Sie brauchen eine Checkliste, eine Vorlage oder ein Beispiel, um es selbst zu tun.',
  },
  community: { name: 'Die Community fragen', what: 'Es eilt nicht, und andere, die sie nutzen, wissen es vielleicht.' },
  byOthers: 'Sobald es jemand weiß',
  people: {
    name: 'An den Support weitergeben',
    what: 'Nichts davon hat geholfen, oder es eilt. Was Sie versucht haben, geht mit.',
  },
  reply: (amount) => `Erste Antwort innerhalb von ${amount}`,
  noReply: 'Keine Zeit ist zugesagt',
  selfSupport: (pages, resources) =>
    `Sie, mit ${pages} ${pages === 1 ? 'Seite' : 'Seiten'}${resources > 0 ? `, ${resources} ${resources === 1 ? 'Material' : 'Materialien'}` : ''} und dem Chat, richtig gehalten von den Teams, die darauf stehen. Die meisten Probleme enden hier.`,
}
