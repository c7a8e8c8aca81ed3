import type { OpenCommand } from '#domain/ticket/open.ts'

/** Who acts at the desk: somebody of the team that has the ticket, or of the first or last level. */
export type Role = 'holder' | 'colleague' | 'desk' | 'top'

/** One act of a story. `after` counts from the one before, in working time of nobody: plain time. */
export type Step = { after: string } & ({ by: Role; do: DeskAct } | { by: 'requester'; do: RequesterAct })

export type DeskAct =
  | { type: 'acknowledge' | 'resume' | 'close' }
  | { type: 'reply' | 'note'; body: string }
  | { type: 'take' }
  | { type: 'wait'; on: 'requester' | 'vendor' | 'window'; until?: string }
  | { type: 'escalate'; reason: string; handover: Record<string, string> }
  | { type: 'return'; reason: string }
  | { type: 'reprioritise'; impact: 'high' | 'medium' | 'low'; urgency: 'high' | 'medium' | 'low'; reason: string }
  | { type: 'vendor'; reference: string; chase?: string }
  | { type: 'vendor-answers'; note: string }
  | { type: 'resolve'; note: string; article?: string }
  | { type: 'announce'; title: string; body: string }

type RequesterAct =
  | { type: 'reply'; body: string }
  | { type: 'confirm' }
  | { type: 'reopen'; reason: string }
  | { type: 'rate'; score: number; comment?: string }

/** A request and what became of it. `ago` is how long before now it was filed. */
export type Story = {
  ago: string
  open: Omit<OpenCommand, 'details' | 'window'> & { details?: Record<string, string>; windowIn?: string }
  steps: Step[]
  /** Filed by an automation's error handler. */
  key?: string
}

export const people = {
  kim: { name: 'Kim Sato', email: 'kim.sato@example.com' },
  jonas: { name: 'Jo Martin', email: 'jo.martin@example.com' },
  amira: { name: 'أميرة حداد', email: 'amira.haddad@example.com' },
  piotr: { name: 'Piotr Zieliński', email: 'piotr.zielinski@example.com' },
  grace: { name: 'Grace Abara', email: 'grace.abara@example.com' },
  mateo: { name: 'Mateo Silva', email: 'mateo.silva@example.com' },
  ingrid: { name: 'Ingrid Olsen', email: 'ingrid.olsen@example.com' },
  daniel: { name: 'Daniel Cohen', email: 'daniel.cohen@example.com' },
} as const
