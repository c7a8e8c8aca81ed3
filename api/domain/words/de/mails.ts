import type { mails as en } from '../en/mails.ts'

export const mails: typeof en = {
  named: (title, ref) => `${title} (${ref})`,
  about: (ref, sentence) => `${ref}: ${sentence}`,
  hello: (name) => (name === null ? 'Guten Tag,' : `Guten Tag ${name},`),
  end:
    'Der Link ist der Schlüssel zu Ihrer Anfrage: Geben Sie ihn nur an Menschen weiter, die sie lesen und beantworten dürfen.\n' +
    'Diese E-Mail hat eine Maschine gesendet. Antworten darauf liest niemand.',
  endAnswered:
    'Der Link ist der Schlüssel zu Ihrer Anfrage: Geben Sie ihn nur an Menschen weiter, die sie lesen und beantworten dürfen.\n' +
    'Sie können auf diese E-Mail antworten: Was Sie darüber schreiben, erreicht den Support.',
  noteByAnswer:
    'Wenn Sie auf diese E-Mail antworten, wird daraus eine Notiz nur für den Support. Dem Melder antworten Sie am Desk.',
  openAtDesk: 'Im Desk öffnen:',
  openThere: 'Im Desk öffnen',
  priority: 'Priorität',
  requester: 'Anfragende Person',
  automation: 'Automation',
  opened: {
    subject: (named) => `Ihre Anfrage ist da: ${named}`,
    lead: (team, ref) => `Ihre Anfrage liegt bei ${team}. Ihre Nummer ist ${ref}.`,
    link: 'Hier verfolgen Sie sie, fügen etwas hinzu, oder ziehen sie zurück, wenn sie sich erledigt hat:',
  },
  answered: {
    subject: (named) => `Antwort auf Ihre Anfrage: ${named}`,
    lead: (name, ref) => `${name} hat auf Ihre Anfrage ${ref} geantwortet:`,
    link: 'Hier lesen Sie alles und antworten:',
  },
  resolved: {
    subject: (named) => `Gelöst: ${named}`,
    lead: (ref) => `Ihre Anfrage ${ref} ist gelöst. Was getan wurde:`,
    link: 'Sagen Sie hier, ob es geht:',
    verdict: 'Es ist gelöst? Jeder dieser Links öffnet eine Seite mit einem Knopf, der das sagt, und wie es lief:',
    otherwise: 'Wenn Sie nichts tun, schließt sie sich nach einer Weile von selbst.',
  },
  closed: {
    subject: (named) => `Geschlossen: ${named}`,
    lead: (ref) => `Ihre Anfrage ${ref} wurde gelöst, es kam nichts mehr, und so ist sie jetzt geschlossen.`,
    link: 'Wenn sie doch nicht gelöst ist, öffnen Sie sie hier wieder:',
  },
  merged: {
    subject: (named) => `Gemeinsam beantwortet: ${named}`,
    lead: (team, ref) =>
      `in Ihrer Anfrage ${ref} geht es um dasselbe Problem wie in einer anderen, also beantwortet ${team} beide gemeinsam.`,
    replies:
      'Sie müssen nichts tun: Sie bekommen jede Antwort und die Lösung, und was Sie schreiben, erreicht dieselben Menschen.',
    link: 'Hier sehen Sie, wie es weitergeht, fügen etwas hinzu, oder sagen, dass Ihre nicht gelöst ist:',
  },
  links: {
    subject: 'Links zu Ihren Anfragen',
    lead: 'jemand, wahrscheinlich Sie, hat um Links zu Ihren Anfragen gebeten. Hier sind sie, die neueste zuerst:',
    link: (title, ref, state) =>
      title === null ? `${ref} (${state.toLowerCase()})` : `${title} (${ref}, ${state.toLowerCase()})`,
    end: 'Wenn Sie es nicht waren, ist nichts passiert: Nur dieses Postfach hat die Links.',
  },
  written: {
    subject: (named) => `Jetzt steht es geschrieben: ${named}`,
    lead: (ref) => `Sie haben uns mit ${ref} gesagt, was Sie nicht finden konnten. Jetzt gibt es eine Antwort darauf:`,
    otherwise: 'Wenn sie Ihre Frage nicht beantwortet, sagen Sie es hier:',
  },
  arrived: {
    subject: (level, named) => `Neu auf Stufe ${level}: ${named}`,
    logged: (ref, team) => `${ref} wurde angelegt und liegt bei ${team}.`,
    escalated: (ref, team, from) => `${ref} wurde von Stufe ${from} an ${team} weitergegeben:`,
    returned: (ref, team, from) => `${ref} wurde von Stufe ${from} an ${team} zurückgegeben:`,
  },
  replied: {
    subject: (ref, title) => `Antwort zu ${ref}: ${title}`,
    lead: (requester, ref) => `${requester} hat zu ${ref} geantwortet:`,
  },
  reopened: {
    subject: (named) => `Wieder geöffnet: ${named}`,
    lead: (ref) => `${ref} wurde wieder geöffnet:`,
  },
  withdrawn: {
    subject: (named) => `Zurückgezogen: ${named}`,
    lead: (requester, ref) =>
      `${requester} hat ${ref} zurückgezogen: Es hat sich von selbst erledigt. Es ist nichts mehr zu tun.`,
  },
  assigned: {
    subject: (named) => `Ihnen zugewiesen: ${named}`,
    lead: (ref) => `${ref} ist Ihnen zugewiesen.`,
  },
  atRisk: {
    subject: (named) => `Gefährdet: ${named}`,
    lead: (clock, due) => `${clock} ist fällig ${due}, und die meiste Zeit ist verbraucht.`,
  },
  late: {
    subject: (named) => `Zu spät: ${named}`,
    lead: (clock, due) => `${clock} war fällig ${due}.`,
  },
  chase: {
    subject: (named) => `Beim Hersteller nachfragen: ${named}`,
    lead: (ref) => `Die vereinbarte Zeit, beim Hersteller wegen ${ref} nachzufragen, ist da.`,
  },
  followed: {
    subject: (named) => `Neues zu ${named}`,
    lead: (what) => `${what}.`,
    why: 'Sie bekommen dies, weil Sie der Anfrage folgen.',
  },
  mentioned: {
    subject: (named) => `Sie wurden erwähnt: ${named}`,
    lead: (name, ref) => `${name} hat Sie in einer Notiz zu ${ref} erwähnt:`,
  },
  reorganised: {
    subject: (team) => `Was sich für ${team} ändert`,
    lead: (team) => `Die Organisation hat sich geändert. Für ${team} heißt das:`,
    moved: (count) =>
      count === 1
        ? '1 offene Anfrage ist zu diesem Team gekommen.'
        : `${count} offene Anfragen sind zu diesem Team gekommen.`,
    left: (person, count) =>
      count === 1
        ? `${person} ist nicht mehr im Team: 1 offene Anfrage ist niemandem zugewiesen.`
        : `${person} ist nicht mehr im Team: ${count} offene Anfragen sind niemandem zugewiesen.`,
  },
}
