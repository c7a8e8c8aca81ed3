/** The sections a runbook's body must have, each with the other headings accepted for it. */
export const contract = {
  symptoms: ['symptom', 'meaning', 'what you see', 'what happens', 'problem', 'overview', 'description', 'alert'],
  impact: ['effect', 'effects', 'severity', 'who is affected', 'what is affected', 'consequences', 'business impact'],
  diagnosis: [
    'diagnose',
    'possible checks',
    'checks',
    'investigation',
    'investigate',
    'find the cause',
    'cause',
    'causes',
    'possible causes',
    'triage',
    'troubleshooting',
    'debugging',
    'analysis',
  ],
  resolution: [
    'resolve',
    'mitigation',
    'mitigate',
    'solution',
    'fix',
    'remediation',
    'recommended actions',
    'procedure',
    'repair',
    'recovery',
    'actions',
    'steps',
    'what to do',
  ],
  verification: ['verify', 'validation', 'confirm', 'check that it works', 'how to check', 'is it solved', 'testing'],
  rollback: ['roll back', 'undo', 'revert', 'back out', 'going back', 'if it made things worse'],
  escalation: ['escalate', 'still stuck', 'when to escalate', 'get help', 'support', 'contact', 'who to call'],
} as const

export type Section = keyof typeof contract
export const sections = Object.keys(contract) as Section[]

/** The same of runbooks in German; the first is the section's own name there. */
export const germanNames: Record<Section, readonly [string, ...string[]]> = {
  symptoms: [
    'symptome',
    'symptom',
    'anzeichen',
    'fehlerbild',
    'was man sieht',
    'was passiert',
    'beschreibung',
    'überblick',
  ],
  impact: ['auswirkung', 'auswirkungen', 'folgen', 'wer ist betroffen', 'was ist betroffen', 'schwere'],
  diagnosis: [
    'diagnose',
    'prüfungen',
    'mögliche prüfungen',
    'untersuchung',
    'ursache',
    'ursachen',
    'mögliche ursachen',
    'ursache finden',
    'fehlersuche',
    'analyse',
    'eingrenzung',
  ],
  resolution: [
    'lösung',
    'behebung',
    'beheben',
    'abhilfe',
    'entstörung',
    'maßnahmen',
    'vorgehen',
    'schritte',
    'was zu tun ist',
    'wiederherstellung',
  ],
  verification: ['überprüfung', 'prüfung', 'kontrolle', 'erfolgskontrolle', 'bestätigung', 'test', 'ist es gelöst'],
  rollback: ['rückgängig machen', 'rücknahme', 'zurücknehmen', 'rückbau', 'zurück', 'wenn es schlimmer wurde'],
  escalation: [
    'eskalation',
    'eskalieren',
    'wann eskalieren',
    'hilfe holen',
    'immer noch nicht gelöst',
    'unterstützung',
    'kontakt',
    'an wen wenden',
  ],
}

const names = new Map<string, Section>(
  sections.flatMap((section) =>
    [section, ...contract[section], ...germanNames[section]].map((name): [string, Section] => [name, section]),
  ),
)
const leading = new Map<string, Section>(
  sections.flatMap((section) => [section, germanNames[section][0]].map((name): [string, Section] => [name, section])),
)

/** The section a heading stands for, whatever its case, numbering or emphasis; null for any other heading. */
export function sectionOf(heading: string): Section | null {
  const words = heading
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N} ]+/gu, ' ')
    .replace(/^\s*(?:(?:step|schritt)\s+)?\d+(?:\s+\d+)*\s+/, '')
    .replace(/\s+/g, ' ')
    .trim()
  return names.get(words) ?? byFirstWord(words)
}

/** "Verification steps", "Impact on customers": the section's own name leads, a few words follow. */
function byFirstWord(words: string): Section | null {
  const [first = '', ...rest] = words.split(' ')
  return rest.length <= 3 ? (leading.get(first) ?? null) : null
}

/** Which sections a body has, with the heading that stands for each (the first one wins), and which are missing. */
export function sectionsIn(headings: readonly string[]): { found: Map<Section, string>; missing: Section[] } {
  const found = new Map<Section, string>()
  for (const heading of headings) {
    const section = sectionOf(heading)
    if (section && !found.has(section)) found.set(section, heading)
  }
  return { found, missing: sections.filter((section) => !found.has(section)) }
}
