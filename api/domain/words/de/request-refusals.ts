import type { requestRefusals as en, unknownRefusal as enUnknown } from '../en/request-refusals.ts'

export const requestRefusals: typeof en = {
  'request.malformed': {
    title: 'Die Anfrage kann nicht gelesen werden',
    detail: 'Der Inhalt ist nicht, was sein Typ sagt. Senden Sie gültiges JSON oder Formularfelder.',
  },
  'request.unreadable': {
    title: 'Der Text der Anfrage kann nicht gelesen werden',
    detail:
      'Text ist UTF-8, wenn der Typ keinen anderen Zeichensatz nennt, und eine Adresse enthält keine Steuerzeichen.',
  },
  'request.invalid': {
    title: 'In der Anfrage fehlt etwas oder stimmt nicht',
    detail: 'Jedes falsche Feld ist genannt, mit dem, was erwartet wurde. Nichts wurde gespeichert.',
  },
  'request.unsupported-type': {
    title: 'Dieser Inhaltstyp wird nicht verstanden',
    detail: 'Senden Sie application/json, oder ein Formular, wo die Operation es sagt.',
  },
  'request.too-large': {
    title: 'Die Anfrage ist zu groß',
    detail: 'Kürzen Sie den Text, oder hängen Sie eine Datei von bis zu 10 MB an.',
  },
  'request.too-many': {
    title: 'Zu viele Anfragen',
    detail: 'Warten Sie so lange, wie die Kopfzeile Retry-After sagt, dann versuchen Sie es wieder.',
  },
  'request.too-many-tries': {
    title: 'Zu viele Versuche, sich anzumelden',
    detail:
      'Der nächste wird nach so vielen Sekunden gehört, wie die Kopfzeile Retry-After sagt. Wer diesen Desk betreibt, kann ein neues Kennwort setzen.',
  },
  'request.not-found': {
    title: 'Hier ist nichts',
    detail: 'Die Adresse ist falsch, oder was hier war, ist weg.',
  },
  'request.method-not-allowed': {
    title: 'Das geht hier nicht',
    detail: 'Die Adresse gibt es, aber nicht mit dieser Methode.',
  },
  'request.not-signed-in': {
    title: 'Melden Sie sich zuerst an',
    detail: 'Das gehört zum Desk. Melden Sie sich an, dann versuchen Sie es wieder.',
  },
  'request.not-yours': {
    title: 'Ihr Team darf das nicht',
    detail: 'Das Support-Modell sagt, welches Team auf welcher Stufe handeln darf.',
  },
  'request.cross-site': {
    title: 'Die Anfrage kam von einer anderen Website',
    detail: 'Änderungen werden nur von den Seiten dieser Website angenommen.',
  },
  'request.unknown-key': {
    title: 'Der API-Schlüssel ist nicht bekannt',
    detail: 'Er wurde falsch geschrieben oder widerrufen. Einen neuen macht: ladder key add NAME.',
  },
  'request.cursor-over': {
    title: 'Dieser Cursor gehört zu einer anderen Datenbank',
    detail:
      'Die Datenbank wurde auf einen früheren Stand zurückgesetzt, oder es ist eine andere. Fragen Sie ohne Cursor und beginnen Sie von vorn.',
  },
  'request.key-reused': {
    title: 'Der Idempotency-Key wurde für etwas anderes benutzt',
    detail: 'Nehmen Sie einen neuen Schlüssel für eine neue Anfrage.',
  },
  'request.failed': {
    title: 'Bei uns ist etwas kaputtgegangen',
    detail: 'Es wurde unter der Nummer der Anfrage aufgezeichnet. Nichts wurde halb geändert.',
  },
  'request.not-ready': {
    title: 'Die Datenbank antwortet nicht',
    detail:
      'Versuchen Sie es nach so vielen Sekunden wieder, wie Retry-After sagt. Was gesendet wurde, ist vielleicht gespeichert: Nehmen Sie denselben Schlüssel.',
  },
  'request.busy': {
    title: 'Jemand anderes hält die Datenbank',
    detail: 'Nichts wurde gespeichert. Versuchen Sie es nach so vielen Sekunden wieder, wie Retry-After sagt.',
  },
  'request.disk-full': {
    title: 'Der Datenträger ist voll',
    detail: 'Nichts wurde gespeichert. Lesen geht, und Schreiben wieder, sobald Platz ist.',
  },
  'request.unsettled': {
    title: 'Der Datenträger hat nicht behalten, was er bekam',
    detail:
      'Ob dies gespeichert ist, ist nicht sicher; mehr wird es erst, wenn Ladder neu gestartet ist. Fragen Sie dann mit demselben Schlüssel.',
  },
  'request.damaged': {
    title: 'Die Datenbank ist beschädigt',
    detail: 'Jemand muss die letzte Sicherung an ihre Stelle setzen; bis dahin geht das nicht.',
  },
  'request.moved': {
    title: 'Die Datenbank ist umgezogen',
    detail:
      'Nichts wurde gespeichert. Lesen geht weiter, Schreiben wieder, sobald Ladder mit der neuen Datenbank gestartet ist.',
  },
  'request.link-over': {
    title: 'Dieser Link öffnet nichts mehr',
    detail: 'Ein Link zum Anmelden gilt einmal und eine halbe Stunde. Lassen Sie sich einen neuen zusenden.',
  },
  'request.unverified': {
    title: 'Ihre Adresse ist nicht bestätigt',
    detail:
      'Sie sind angemeldet, doch Ihr Anmeldedienst sagt, dass er Ihre E-Mail-Adresse nicht bestätigt hat. Lassen Sie sie dort bestätigen, und melden Sie sich dann wieder an.',
  },
  'request.revoked-key': {
    title: 'Der API-Schlüssel wurde widerrufen',
    detail:
      'Er öffnet nichts seit dem Zeitpunkt, den `since` nennt. Bitten Sie das Team, das den Desk betreibt, um einen anderen.',
  },
  'request.expired-key': {
    title: 'Der API-Schlüssel ist abgelaufen',
    detail: 'Er öffnet nichts seit dem Zeitpunkt, den `since` nennt. Ein neuer entsteht mit: ladder key add NAME.',
  },
  'request.scope-needed': {
    title: 'Der API-Schlüssel darf das nicht',
    detail:
      'Er braucht einen der Bereiche, die `needed` nennt. Nehmen Sie einen anderen, oder lassen Sie einen machen, der es darf.',
  },
}

export const unknownRefusal: typeof enUnknown = {
  title: 'Das wird abgelehnt',
  detail: 'Die Regeln des Desks erlauben es jetzt nicht.',
}
