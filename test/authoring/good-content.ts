import type { Files } from './folder.ts'

const model = `# The smallest useful ladder: people help themselves, a help desk takes what is left, one platform team stands behind it.
name: A practice with two rungs
levels:
  - { level: 0, name: Self-support }
  - { level: 1, name: Help desk, team: help-desk, accept: PT1H }
  # Level 2 is absent: nothing breaks, an escalation goes straight to 3. This team also talks to the vendor.
  - { level: 3, name: Platform team, team: platform, vendor: true }
teams:
  - { id: help-desk, name: Help desk, calendar: office, members: [{ name: Sam Field, email: sam@example.com }] }
  - { id: platform, name: Platform team, calendar: office, members: [{ name: Ines Costa, email: ines@example.com }] }
  - { id: nobody, name: Nobody yet, calendar: office, members: [] }
vendors:
  - { id: platform-vendor, name: The vendor of the platform, calendar: office, targets: { P1: PT4H } }
priorities:
  matrix:
    high: { high: P1, medium: P2, low: P3 }
    medium: { high: P2, medium: P3, low: P3 }
    low: { high: P3, medium: P4, low: P4 }
sla:
  # One policy for everything is a fine start.
  - name: Everything
    calendar: office
    targets:
      P1: { respond: PT1H, update: PT4H, resolve: PT8H }
      P2: { respond: PT4H, resolve: PT16H }
      P3: { respond: PT8H, resolve: PT40H }
      P4: { respond: PT8H, resolve: PT80H }
`

const calendars = `calendars:
  - id: office
    name: Office hours
    timeZone: Europe/London
    hours:
      mon: ["09:00-17:00"]
      tue: ["09:00-17:00"]
      wed: ["09:00-17:00"]
      thu: ["09:00-17:00"]
      fri: ["09:00-17:00"]
`

/** A small content folder in which nothing is wrong: two levels, an automation, an article, a glossary. */
export function goodContent(): Files {
  return {
    'model/support-model.yaml': model,
    'model/calendars.yaml': calendars,
    'model/broken.ics': 'BEGIN:VCALENDAR\nnonsense\n',
    'model/empty.ics': 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n',
    'model/glossary.yaml':
      'terms:\n  - { term: run, meaning: "One execution.", synonyms: [job] }\n' +
      '  - { term: trigger, meaning: "What starts a run.", synonyms: [schedule] }\n',
    'model/templates.yaml':
      'templates:\n  - { name: Runs again, teams: [platform], text: "Hello {requester}, {automation} runs." }\n' +
      '  - { name: Seen, for: [note], text: "Seen {as is}." }\n',
    'automations/order-sync.md':
      '---\nname: Order sync\nsummary: Copies orders.\nowner: platform\ncriticality: normal\nplatform: Workato\n' +
      'vendor: platform-vendor\nstatus: live\nlinks:\n  - { label: Runs, url: "https://example.com" }\n---\n\nNotes.\n',
    'runbooks/good.md':
      '---\ntitle: Orders are late\nsummary: Orders come late.\nautomation: order-sync\nreviewed: 2026-11-01\n---\n\n' +
      '## Symptoms\n\nLate.\n\n## Impact\n\nSome.\n\n## Diagnosis\n\nLook.\n\n## Resolution\n\nMend.\n\n' +
      '## Verification\n\nSee.\n\n## Rollback\n\nUndo.\n\n## Escalation\n\nAsk.\n',
  }
}
