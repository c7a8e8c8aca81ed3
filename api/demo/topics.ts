/** What people look for in the demo world, and what becomes of it. */
export type Topic = {
  /** How it is asked, and how often beside the others. */
  queries: string[]
  /** Words for which nothing fits well, and the page is opened nonetheless. */
  doubtful?: string[]
  weight: number
  /** The page that answers it; none is written for a topic without one. */
  article?: string
  /** Of those who read it and say so: how many it helped, and why not the others. */
  helped?: number
  reasons?: string[]
  /** Of those who read it: how many file a request nonetheless. */
  filed?: number
}

export const topics: Topic[] = [
  {
    queries: ['orders stuck in pending', 'order pending does not move', 'orders pending'],
    weight: 9,
    article: 'runbooks/order-sync/orders-stuck-pending',
    helped: 0.9,
    reasons: ['It did not work'],
    filed: 0.06,
  },
  {
    queries: ['invalid session id', 'INVALID_SESSION_ID salesforce'],
    weight: 6,
    article: 'runbooks/order-sync/invalid-session-id',
    helped: 0.85,
    reasons: ['It did not work', 'I do not understand it'],
    filed: 0.1,
  },
  {
    queries: ['invoice waits for somebody who left', 'approver left the company'],
    weight: 8,
    article: 'runbooks/invoice-approval/approver-left',
    helped: 0.3,
    reasons: ['I do not understand it', 'I do not understand it', 'It did not work'],
    filed: 0.42,
  },
  {
    queries: ['new colleague has no account', 'account missing first day'],
    weight: 6,
    article: 'runbooks/new-hire-onboarding/account-not-created',
    helped: 0.55,
    reasons: ['It is out of date', 'It did not work'],
    filed: 0.25,
  },
  {
    queries: ['badge not ready'],
    weight: 4,
    article: 'runbooks/new-hire-onboarding/badge-not-ready',
    helped: 0.5,
    reasons: ['It is out of date'],
    filed: 0.15,
  },
  {
    queries: ['parcel status old'],
    doubtful: ['tracking is stale'],
    weight: 5,
    article: 'runbooks/shipment-tracker/events-are-stale',
    helped: 0.8,
    reasons: ['It is about something else'],
    filed: 0.08,
  },
  {
    queries: ['how do I name a deputy'],
    weight: 5,
    article: 'faqs/invoices/name-a-deputy',
    helped: 0.95,
    reasons: ['I do not understand it'],
    filed: 0.02,
  },
  {
    queries: ['payout not matched', 'many payouts not matched'],
    weight: 4,
    article: 'runbooks/payout-reconciliation/many-not-matched',
    helped: 0.75,
    reasons: ['It did not work'],
    filed: 0.12,
  },
  {
    queries: ['return label missing', 'returns label is not sent'],
    weight: 4,
    article: 'runbooks/returns-intake/no-return-label',
    helped: 0.7,
    reasons: ['It is about something else', 'It did not work'],
    filed: 0.1,
  },
  { queries: ['visitor parking', 'parking permit for visitors', 'where do visitors park'], weight: 5 },
  { queries: ['gift card orders', 'orders paid with gift cards'], weight: 4 },
  { queries: ['supplier changed its vat number', 'VAT number of supplier changed'], weight: 4 },
  { queries: ['export all orders to excel', 'download orders as spreadsheet'], weight: 3 },
  { queries: ['expense card limit too low', 'raise limit of company card'], weight: 3 },
  { queries: ['refund in foreign currency', 'refund customer in another currency'], weight: 2 },
]
