import type { ticketRefusals as en } from '../en/ticket-refusals.ts'

export const ticketRefusals: typeof en = {
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
  'ticket.nobody-on-call': {
    title: 'Niemand hat Bereitschaft',
    detail:
      'Das Team, bei dem das Ticket liegt, hat keinen Bereitschaftsplan. Weisen Sie es einer Person zu oder tragen Sie den Plan im Support-Modell ein.',
  },
  'ticket.unknown-person': {
    title: 'Diese Person ist nicht im Team',
    detail: 'Weisen Sie es einem Mitglied des Teams zu, bei dem das Ticket liegt.',
  },
  'ticket.unknown-mention': {
    title: 'Niemand heißt so',
    detail: 'Wählen Sie einen Namen aus der Liste, die das Zeichen @ öffnet, oder setzen Sie ihn in Backticks.',
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
  'breach.no-reasons': {
    title: 'Es gibt keine Gründe zur Auswahl',
    detail: 'Das Supportmodell nennt keine. Ergänzen Sie `breachReasons`.',
  },
  'breach.unknown-reason': {
    title: 'Das ist keiner der Gründe',
    detail: 'Wählen Sie einen aus dem Supportmodell.',
  },
  'breach.not-broken': {
    title: 'Diese Zusage wurde nicht gebrochen',
    detail: 'Sie wurde gehalten oder läuft noch. Sehen Sie sich die Zusagen des Tickets noch einmal an.',
  },
  'desk.not-your-level': {
    title: 'Ihr Team darf das nicht',
    detail: 'Das Ticket liegt bei einem anderen Team. Fügen Sie eine Notiz hinzu, oder fragen Sie dort.',
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
