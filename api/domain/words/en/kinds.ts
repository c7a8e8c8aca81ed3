/** The kinds of pages, one and many, and how sure an article is. */
export const kinds = {
  one: {
    runbook: 'Runbook',
    faq: 'Question',
    guide: 'Guide',
    resource: 'Resource',
    automation: 'Automation',
    other: 'Page',
  },
  many: {
    runbook: 'Runbooks',
    faq: 'Questions',
    guide: 'Guides',
    resource: 'Resources',
    automation: 'Automations',
    other: 'Pages',
  },
  /** In the middle of a sentence. */
  inText: { runbook: 'runbooks', faq: 'questions', automation: 'automations' },
  confidences: {
    wip: 'Work in progress',
    unvalidated: 'Not confirmed yet',
    validated: 'Confirmed',
    archived: 'Archived',
  },
}
