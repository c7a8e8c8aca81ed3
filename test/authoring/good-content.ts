import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Files } from './folder.ts'

const root = join(import.meta.dirname, '../../content/model/examples/two-level')

/** A small content folder in which nothing is wrong: the two-level example, an automation, an article, a glossary. */
export async function goodContent(): Promise<Files> {
  const model = await readFile(join(root, 'support-model.yaml'), 'utf8')
  return {
    'model/support-model.yaml': model.replace(
      'vendors:\n',
      '  - { id: nobody, name: Nobody yet, calendar: office, members: [] }\nvendors:\n',
    ),
    'model/calendars.yaml': await readFile(join(root, 'calendars.yaml'), 'utf8'),
    'model/broken.ics': 'BEGIN:VCALENDAR\nnonsense\n',
    'model/empty.ics': 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n',
    'model/glossary.yaml':
      'terms:\n  - { term: run, meaning: "One execution.", synonyms: [job] }\n' +
      '  - { term: trigger, meaning: "What starts a run.", synonyms: [schedule] }\n',
    'automations/order-sync.md':
      '---\nname: Order sync\nsummary: Copies orders.\nowner: platform\ncriticality: normal\nplatform: Workato\n' +
      'vendor: platform-vendor\nstatus: live\nlinks:\n  - { label: Runs, url: "https://example.com" }\n---\n\nNotes.\n',
    'runbooks/good.md':
      '---\ntitle: Orders are late\nsummary: Orders come late.\nautomation: order-sync\nreviewed: 2026-11-01\n---\n\n' +
      '## Symptoms\n\nLate.\n\n## Impact\n\nSome.\n\n## Diagnosis\n\nLook.\n\n## Resolution\n\nMend.\n\n' +
      '## Verification\n\nSee.\n\n## Rollback\n\nUndo.\n\n## Escalation\n\nAsk.\n',
  }
}
