/** What a home that has just begun says, in one language. */
export type StarterWords = {
  home: { all: string; address: string; secret: string }
  ignored: string
  readme: (name: string) => string
  glossary: string
  /** Paths of its pages below their folders, without .md. */
  places: { automation: string; runbook: string; faq: string }
  automation: { name: string; summary: string; platform: string; systems: string[]; fallback: string; body: string }
  runbook: (today: string) => string
  faq: (owner: string, today: string) => string
  model: {
    about: string
    person: string
    selfSupport: string
    experts: string
    platform: string
    centre: string
    vendor: string
    vendorName: string
    ownerIs: string
    levelAbsent: string
    vendorLogged: string
    hoursAbout: string
    hours: string
    matrix: string
    policy: string
  }
}
