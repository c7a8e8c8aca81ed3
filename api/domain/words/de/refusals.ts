import type { refusals as en, unknownRefusal as enUnknown } from '../en/refusals.ts'

export const refusals: typeof en = {
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
  'request.stale': {
    title: 'Jemand anderes war schneller',
    detail: 'Das Ticket hat sich geändert, seit Sie es gelesen haben. Lesen Sie es neu, dann entscheiden Sie.',
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
  'request.damaged': {
    title: 'Die Datenbank ist beschädigt',
    detail: 'Jemand muss die letzte Sicherung an ihre Stelle setzen; bis dahin geht das nicht.',
  },
  'request.moved': {
    title: 'Die Datenbank ist umgezogen',
    detail:
      'Nichts wurde gespeichert. Lesen geht weiter, Schreiben wieder, sobald Ladder mit der neuen Datenbank gestartet ist.',
  },
  'ticket.not-found': {
    title: 'Diese Anfrage gibt es nicht',
    detail: 'Die Nummer oder der Link ist falsch, oder sie ist nicht für Sie bestimmt.',
  },
  'ticket.unknown-automation': {
    title: 'Die Automation ist nicht bekannt',
    detail: 'Nehmen Sie die Kennung einer Automation aus dem Katalog, oder lassen Sie sie weg.',
  },
  'ticket.unknown-article': {
    title: 'Der Artikel ist nicht bekannt',
    detail: 'Nehmen Sie die Kennung eines veröffentlichten Artikels, oder lassen Sie sie weg.',
  },
  'ticket.missing-details': {
    title: 'Etwas, das diese Anfrage braucht, fehlt',
    detail: 'Füllen Sie jedes Feld aus, nach dem Automation und Artikel fragen.',
  },
  'ticket.window-needed': {
    title: 'Ein Fenster muss in der Zukunft liegen',
    detail: 'Nennen Sie ein geplantes Fenster, das nach seinem Beginn endet und nicht vorbei ist.',
  },
  'ticket.cannot-acknowledge': {
    title: 'Es kann jetzt nicht angenommen werden',
    detail: 'Nur ein offenes Ticket, das auf seiner Stufe noch niemand angenommen hat, kann angenommen werden.',
  },
  'ticket.cannot-reply': {
    title: 'Es kann keine Antwort hinzugefügt werden',
    detail: 'Sie ist geschlossen. Legen Sie eine neue Anfrage an und nennen Sie diese darin.',
  },
  'ticket.cannot-assign': {
    title: 'Es kann jetzt nicht zugewiesen werden',
    detail: 'Das Ticket ist gelöst oder geschlossen.',
  },
  'ticket.nobody-to-assign': {
    title: 'Niemand ist im Team',
    detail: 'Das Team, bei dem das Ticket liegt, hat keine Mitglieder. Tragen Sie im Support-Modell welche ein.',
  },
  'ticket.unknown-person': {
    title: 'Diese Person ist nicht im Team',
    detail: 'Weisen Sie es einem Mitglied des Teams zu, bei dem das Ticket liegt.',
  },
  'ticket.cannot-escalate': {
    title: 'Es kann jetzt nicht weitergegeben werden',
    detail: 'Nur ein offenes oder wartendes Ticket kann weitergegeben werden.',
  },
  'ticket.at-the-top': {
    title: 'Darüber gibt es keine Stufe',
    detail: 'Das Ticket liegt auf der höchsten Stufe. Legen Sie ein Ticket beim Hersteller an, oder lösen Sie es.',
  },
  'ticket.not-above': {
    title: 'Diese Stufe liegt nicht darüber',
    detail: 'Geben Sie an eine Stufe über der jetzigen weiter, oder geben Sie es zurück.',
  },
  'ticket.not-below': {
    title: 'Diese Stufe liegt nicht darunter',
    detail: 'Geben Sie an eine Stufe unter der jetzigen zurück, oder geben Sie es weiter.',
  },
  'ticket.handover-incomplete': {
    title: 'Die Übergabe ist nicht vollständig',
    detail:
      'Sagen Sie, was versucht wurde, was die Belege sind und was gefragt ist, und füllen Sie die Felder, die diese Stufe braucht.',
  },
  'ticket.cannot-return': {
    title: 'Es kann nicht zurückgegeben werden',
    detail: 'Nur ein offenes oder wartendes Ticket kann zurückgegeben werden.',
  },
  'ticket.at-the-bottom': {
    title: 'Darunter gibt es keine Stufe',
    detail: 'Das Ticket liegt auf der untersten Stufe, die hilft. Antworten Sie, oder lösen Sie es.',
  },
  'ticket.reason-needed': {
    title: 'Ein Grund wird gebraucht',
    detail: 'Sagen Sie in einem Satz, warum: Die nächste Person liest es zuerst.',
  },
  'ticket.cannot-wait': {
    title: 'Es kann jetzt nicht warten',
    detail: 'Nur ein offenes Ticket kann auf die anfragende Person, den Hersteller oder ein Fenster warten.',
  },
  'ticket.until-passed': {
    title: 'Dieser Zeitpunkt ist vorbei',
    detail: 'Warten Sie bis zu einem Zeitpunkt in der Zukunft, oder ohne Ende.',
  },
  'ticket.cannot-reprioritise': {
    title: 'Die Priorität kann sich jetzt nicht ändern',
    detail: 'Das Ticket ist gelöst oder geschlossen.',
  },
  'ticket.cannot-retype': {
    title: 'Die Art kann sich jetzt nicht ändern',
    detail: 'Das Ticket ist gelöst oder geschlossen.',
  },
  'ticket.cannot-link': {
    title: 'Jetzt kann kein Artikel verknüpft werden',
    detail: 'Das Ticket ist geschlossen.',
  },
  'ticket.cannot-resolve': { title: 'Es kann jetzt nicht gelöst werden', detail: 'Das Ticket ist geschlossen.' },
  'ticket.cannot-reopen': {
    title: 'Sie kann nicht wieder geöffnet werden',
    detail:
      'Nur was gelöst oder geschlossen ist, kann wieder geöffnet werden; was zusammengelegt wurde, geht in der anderen Anfrage weiter, bis die gelöst ist.',
  },
  'ticket.cannot-close': {
    title: 'Es kann noch nicht geschlossen werden',
    detail: 'Lösen Sie es zuerst: Die anfragende Person erfährt, wie.',
  },
  'ticket.cannot-withdraw': {
    title: 'Sie kann jetzt nicht zurückgezogen werden',
    detail: 'Nur eine Anfrage, an der noch jemand arbeitet, kann zurückgezogen werden.',
  },
  'ticket.cannot-merge': {
    title: 'Diese können nicht zusammengelegt werden',
    detail: 'Beide müssen offen sein, und nicht dasselbe Ticket.',
  },
  'ticket.cannot-group': {
    title: 'Diese können nicht gruppiert werden',
    detail: 'Nur Tickets, die nicht geschlossen sind, können eine Ursache teilen.',
  },
  'ticket.cannot-rate': {
    title: 'Sie kann noch nicht bewertet werden',
    detail: 'Bewerten Sie eine Anfrage, wenn sie gelöst ist.',
  },
  'ticket.cannot-attach': {
    title: 'Es kann keine Datei hinzugefügt werden',
    detail: 'Die Anfrage ist geschlossen.',
  },
  'ticket.empty-text': { title: 'Da ist kein Text', detail: 'Schreiben Sie zuerst etwas.' },
  'ticket.changed': {
    title: 'Jemand anderes war schneller',
    detail: 'Das Ticket hat sich geändert, seit Sie es gelesen haben. Lesen Sie es neu, dann entscheiden Sie.',
  },
  'vendor.not-here': {
    title: 'Auf dieser Stufe werden keine Tickets beim Hersteller angelegt',
    detail: 'Geben Sie es zuerst an die Stufe weiter, die mit dem Hersteller spricht.',
  },
  'vendor.unknown': {
    title: 'Der Hersteller ist nicht bekannt',
    detail: 'Nehmen Sie die Kennung eines Herstellers aus dem Support-Modell.',
  },
  'vendor.no-such-ticket': {
    title: 'Dieses Ticket beim Hersteller gibt es nicht',
    detail: 'Legen Sie das Ticket beim Hersteller zuerst an.',
  },
  'vendor.solved': {
    title: 'Das Ticket beim Hersteller ist gelöst',
    detail: 'Was gelöst ist, ändert sich nicht. Legen Sie ein neues an, wenn es doch nicht gelöst ist.',
  },
  'gap.not-found': {
    title: 'Diese Lücke gibt es nicht',
    detail: 'Sie ist vielleicht mit einer anderen eins geworden. Öffnen Sie die Liste der Lücken neu.',
  },
  'gap.unknown-team': {
    title: 'Dieses Team gibt es nicht',
    detail: 'Eine Lücke bekommt ein Team des Support-Modells. Wählen Sie eines aus der Liste.',
  },
  'gap.cannot-split': {
    title: 'Es bliebe nichts übrig, oder nichts käme heraus',
    detail: 'Wählen Sie einige der Formulierungen dieser Lücke, aber nicht alle.',
  },
  'draft.wrong': {
    title: 'Der Entwurf hat Fehler',
    detail: 'Die Prüfung des Inhalts sagt, was nicht stimmt, und wo. Beheben Sie es, dann speichern Sie wieder.',
  },
  'draft.exists': {
    title: 'Einen Artikel dieses Namens gibt es schon',
    detail: 'Geben Sie dem Entwurf einen anderen Namen, oder verbessern Sie jenen Artikel.',
  },
  'draft.changed': {
    title: 'Der Artikel hat sich seitdem geändert',
    detail:
      'Seine Datei ist nicht mehr die, aus der der Entwurf gemacht wurde. Öffnen Sie den Entwurf neu; auf einem Zweig führen Sie zuerst zusammen, was dort liegt.',
  },
  'draft.no-file': {
    title: 'Der Artikel hat hier keine Datei',
    detail: 'Sie wurde verschoben oder gelöscht, seit der Server läuft. Wählen Sie einen anderen Artikel.',
  },
  'draft.not-allowed': {
    title: 'So darf er nicht gespeichert werden',
    detail:
      'Einstellungen sagen, wie: DRAFT_WRITE für den Ordner des Inhalts, DRAFT_BRANCH für Commits. Nehmen Sie ihn als Datei oder Patch.',
  },
  'draft.no-repository': {
    title: 'Der Inhalt liegt in keinem Git-Repository',
    detail: 'Ein Commit braucht eines, und git auf der Maschine des Servers. Nehmen Sie den Entwurf als Datei.',
  },
  'draft.branch-in-use': {
    title: 'Der Zweig für Entwürfe ist ausgecheckt',
    detail:
      'Ein Commit würde ihn unter jemandem ändern, der daran arbeitet. Checken Sie einen anderen aus, oder setzen Sie DRAFT_BRANCH auf einen anderen.',
  },
  'draft.not-committed': {
    title: 'Git hat den Commit nicht genommen',
    detail:
      'Was git gesagt hat, ist genannt. Nichts wurde geändert; versuchen Sie es wieder, oder nehmen Sie einen Patch.',
  },
  'known-problem.not-found': {
    title: 'Dieses bekannte Problem gibt es nicht',
    detail: 'Der Link ist falsch, oder es wurde zurückgenommen.',
  },
  'known-problem.ended': {
    title: 'Dieses Problem ist vorbei',
    detail: 'Es wurde gesagt, dass es vorbei ist. Ist es bei Ihnen wieder da, geben Sie es an den Support weiter.',
  },
  'desk.not-your-level': {
    title: 'Ihr Team darf das nicht',
    detail: 'Das Ticket liegt bei einem anderen Team. Fügen Sie eine Notiz hinzu, oder fragen Sie dort.',
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
  'model.wrong': {
    title: 'Das vorgeschlagene Support-Modell hat Fehler',
    detail:
      'Jeder ist mit Datei und Zeile genannt. Beheben Sie sie, und fragen Sie dann noch einmal, was es ändern würde.',
  },
  'draft.not-owner': {
    title: 'Ein anderes Team hält diesen Artikel',
    detail: 'Nur das Team, das für einen Artikel einsteht, sagt, dass er stimmt. Fragen Sie dort.',
  },
  'community.not-found': {
    title: 'Diese Frage gibt es nicht',
    detail: 'Die Adresse ist falsch, oder das Team hat sie ausgeblendet.',
  },
  'community.no-such-post': {
    title: 'Diese Antwort gibt es nicht',
    detail: 'Die Adresse ist falsch, oder das Team hat sie ausgeblendet.',
  },
  'community.not-yours': {
    title: 'Das dürfen Sie hier nicht',
    detail: 'Das darf, wer es geschrieben oder wer gefragt hat, oder das Team, dem die Frage gehört.',
  },
  'community.blocked': {
    title: 'Sie können hier nicht mehr schreiben',
    detail: 'Das Team hat diese Adresse gesperrt. Ist das ein Irrtum, schreiben Sie an den Support.',
  },
  'community.locked': {
    title: 'Diese Frage nimmt keine Antworten mehr an',
    detail: 'Stellen Sie eine neue, und sagen Sie, was anders ist.',
  },
  'community.merged': {
    title: 'Diese Frage wurde schon gestellt',
    detail: 'Sie geht unter der anderen weiter.',
  },
  'community.moved': {
    title: 'Sie ist schon ein Ticket',
    detail: 'Die Frage nennt es.',
  },
  'community.cannot-accept': {
    title: 'Diese Antwort kann nicht angenommen werden',
    detail: 'Wählen Sie eine der Antworten, die jeder lesen kann.',
  },
  'community.cannot-merge': {
    title: 'Diese andere Frage gibt es nicht',
    detail: 'Kopieren Sie die Adresse der Frage, die sie wiederholt. Jeder muss sie lesen können.',
  },
  'community.own-post': {
    title: 'Das haben Sie selbst geschrieben',
    detail: 'Ob es nützlich ist, sagen andere.',
  },
  'community.no-address': {
    title: 'Niemandem könnte geantwortet werden',
    detail:
      'Die Adresse der Person, die gefragt hat, wurde nach einiger Zeit vergessen. Antworten Sie in der Community.',
  },
  'community.link-over': {
    title: 'Dieser Link gilt nicht mehr',
    detail: 'Er gilt einmal und einen Tag. Senden Sie noch einmal, was Sie geschrieben haben; dann kommt ein neuer.',
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
  'key.in-use': {
    title: 'Ein Schlüssel dieses Namens ist in Gebrauch',
    detail:
      'Rotieren Sie ihn, um ohne Lücke ein neues Geheimnis zu bekommen, widerrufen Sie ihn zuerst, oder wählen Sie einen anderen Namen.',
  },
  'key.not-found': {
    title: 'Diesen Schlüssel gibt es nicht',
    detail: 'Er wurde nie gemacht, wurde widerrufen oder ist abgelaufen.',
  },
  'key.team-needed': {
    title: 'Sagen Sie, für welches Team der Schlüssel ist',
    detail: 'Ein Schlüssel, der die Tickets eines Teams liest oder handelt, tut das für ein Team des Support-Modells.',
  },
  'key.unknown-team': {
    title: 'Dieses Team gibt es nicht',
    detail: 'Nennen Sie die Kennung eines Teams aus dem Support-Modell.',
  },
  'key.end-passed': {
    title: 'Der Schlüssel wäre schon abgelaufen',
    detail: 'Wählen Sie ein Ende, das noch kommt.',
  },
  'attachment.too-large': {
    title: 'Die Datei ist zu groß',
    detail: 'Hängen Sie eine Datei von bis zu 10 MB an.',
  },
  'attachment.too-many': {
    title: 'Es sind zu viele Dateien',
    detail:
      'Diese Anfrage hat so viele Dateien, wie sie darf. Packen Sie weitere in ein Archiv, oder teilen Sie einen Link.',
  },
  'attachment.day-full': {
    title: 'Heute wurde zu viel gesendet',
    detail: 'Dateien bekommen am Tag nur so viel Platz. Versuchen Sie es morgen wieder, oder teilen Sie einen Link.',
  },
  'mail.not-held': {
    title: 'Diese E-Mail wird nicht mehr zurückgehalten',
    detail: 'Jemand hat sie angenommen oder verworfen. Laden Sie die Liste neu.',
  },
  'mail.cannot-open': {
    title: 'Für diese E-Mail kann kein Ticket geöffnet werden',
    detail:
      'Ihr Absender ist keine Adresse, an die man schreiben kann. Nehmen Sie sie in ein Ticket auf, oder öffnen Sie eines von Hand und verwerfen Sie sie.',
  },
  'attachment.not-found': {
    title: 'Diese Datei gibt es nicht',
    detail: 'Der Link ist falsch, oder die Datei ist nicht für Sie bestimmt.',
  },
}

export const unknownRefusal: typeof enUnknown = {
  title: 'Das wird abgelehnt',
  detail: 'Die Regeln des Desks erlauben es jetzt nicht.',
}
