import type { StarterWords } from './starter-words.ts'

export const german: StarterWords = {
  home: {
    all: 'Alles, was hier eingestellt ist. Was jedes Feld tut, steht im Handbuch auf der Seite der Einstellungen.',
    address: 'Die Adresse, unter der es erreicht wird.',
    secret: 'Ein Geheimnis steht nie hier: nennen Sie die Variable oder die Datei, in der es liegt.',
  },
  ignored: 'Was neu gemacht wird, und was zu einem Rechner gehört.',
  readme: (name) => `# ${name}

Was gelesen wird, wer hilft, und wie es eingestellt ist. Das Produkt liegt woanders und wird für sich erneuert.

- \`ladder.yaml\`: Name und Einstellungen. \`content/model/\`: wer hilft, wann, wie schnell.
- \`content/automations/\`, \`content/runbooks/\`, \`content/faqs/\`, \`content/guides/\`: was gelesen wird.
- Prüfen: \`npm run ladder -- check --home ORDNER\`, im Ordner des Produkts. Starten: \`npm start -- ORDNER\`.
- \`.github/workflows/check.yml\` prüft und baut jede Änderung.
- In \`data/\` liegen die Anfragen. Sichern Sie den Ordner; ins Repository gehört er nicht.
`,
  glossary: `# yaml-language-server: $schema=../.schemas/glossary.schema.json
# Unsere Wörter, und was stattdessen gesucht wird. Die Suche behandelt beide gleich.
terms:
  - { term: Automation, meaning: "Eine Integration, ein Workflow oder ein Bot im Katalog.", synonyms: [Bot, Flow, Workflow, Integration] }
  - { term: Lauf, meaning: "Eine Ausführung einer Automation, vom Auslöser bis zum Ende.", synonyms: [Ausführung, Job] }
`,
  places: {
    automation: 'beispiel-abgleich',
    runbook: 'beispiel-abgleich/datensaetze-fehlen',
    faq: 'support/hilfe-bekommen',
  },
  automation: {
    name: 'Beispiel-Abgleich',
    summary: 'Kopiert Datensätze von einem System in ein anderes. Setzen Sie Ihre erste Automation an diese Stelle.',
    platform: 'Die Plattform, auf der er läuft',
    systems: ['Quelle', 'Ziel'],
    fallback: 'Dringende Datensätze werden von Hand kopiert.',
    body: `## Was er tut

Jede Stunde liest er, was in der Quelle neu ist, und schreibt es in das Ziel.

## Wie es aussieht, wenn alles läuft

Ein Lauf dauert fünf Minuten. Wenn es nichts zu kopieren gibt, ist das kein Fehler.

## Worauf er angewiesen ist

- Eine Verbindung zu jedem der beiden Systeme.

## Bekannte Eigenheiten

- Ein Datensatz ohne Nummer wird ausgelassen.
`,
  },
  runbook: (today) => `---
title: Datensätze fehlen im Ziel
summary: Neue Datensätze kommen nicht an. Meist ist eine Verbindung abgelaufen; melden Sie sie neu an und starten Sie noch einmal.
automation: beispiel-abgleich
symptoms: [CONNECTION_EXPIRED, Seit heute früh nichts Neues]
reviewed: ${today}
confidence: unvalidated
language: de
---

## Symptome

Der neueste Datensatz im Ziel ist älter als eine Stunde, oder ein Lauf endet mit \`CONNECTION_EXPIRED\`.

## Auswirkung

Wer im Ziel arbeitet, sieht neue Datensätze nicht. Verloren ist nichts: sie werden kopiert, sobald es wieder läuft.

## Diagnose

Öffnen Sie den letzten Lauf. Nennt er eine Verbindung, ist diese abgelaufen. Gibt es keinen Lauf, ist der Zeitplan aus.

## Lösung

:::steps
1. Melden Sie die Verbindung neu an.
2. Schalten Sie den Zeitplan ein.
3. Starten Sie einen Lauf.
:::

## Überprüfung

Der Lauf endet ohne Fehler, und der neueste Datensatz ist im Ziel.

## Rückgängig machen

Es gibt nichts zurückzunehmen: Datensätze, die schon da sind, werden übersprungen.

## Eskalation

Wenn nach dem Anmelden zwei Läufe fehlschlagen, geben Sie es mit der Kennung des Laufs weiter.

::escalate
`,
  faq: (owner, today) => `---
title: Wie bekomme ich Hilfe?
summary: Suchen Sie zuerst; passt nichts, wenden Sie sich aus dem Artikel oder der Suche an den Support und sehen, wer wann antwortet.
owner: ${owner}
reviewed: ${today}
confidence: unvalidated
language: de
---

1. Suchen Sie nach dem Fehler, oder sagen Sie in eigenen Worten, was nicht mehr geht.
2. Folgen Sie der Anleitung. Schritte, die Sie abhaken, gehen mit, wenn Sie um Hilfe bitten.
3. Wenden Sie sich an den Support. Bevor Sie absenden, sehen Sie, wer bis wann antwortet.
`,
  model: {
    about:
      'Wer hilft, in welcher Reihenfolge, und wie schnell. Die Person ist ein Platzhalter: setzen Sie Ihre eigenen Leute ein.',
    person: 'Erste Person',
    selfSupport: 'Selbsthilfe',
    experts: 'Automations-Experten',
    platform: 'Plattform-Team',
    centre: 'Automations-Zentrum',
    vendor: 'Support des Herstellers',
    vendorName: 'Der Hersteller der Plattform',
    ownerIs: '`owner` ist das Team, dem die Automation gehört.',
    levelAbsent: 'Stufe 2 gibt es nicht: eine Eskalation geht gleich zu 3.',
    vendorLogged: 'Das Zentrum meldet es dem Hersteller und verfolgt es.',
    hoursAbout: 'Wann gearbeitet wird. Jede Zusage zählt Zeit in einem dieser Kalender.',
    hours: 'Bürozeiten',
    matrix: 'Auswirkung → Dringlichkeit → Priorität',
    policy: 'Alles',
  },
}
