import { people, type Story } from './story.ts'

const ticked = (texts: string[], done: number) =>
  texts.map((text, index) => ({ id: `step-${index + 1}`, text, done: index < done }))

/** The requests a newcomer finds at the desk: one of each kind of trouble, in every state. */
export const liveStories: Story[] = [
  {
    ago: 'PT5H',
    open: {
      title: 'Payouts not reconciled since Friday',
      description:
        'The bank statement of Friday has 214 payouts, none of them is matched in the ledger. Treasury closes at 16:00 and needs the figures.',
      requester: people.kim,
      type: 'incident',
      automation: 'payout-reconciliation',
      impact: 'high',
      urgency: 'high',
      attempt: { steps: [], searches: ['payout not matched', 'reconciliation missing friday'], read: [] },
    },
    steps: [
      { after: 'PT9M', by: 'holder', do: { type: 'take' } },
      {
        after: 'PT3M',
        by: 'holder',
        do: {
          type: 'reply',
          body: 'I see 214 open payouts too. I am checking whether the statement arrived complete.',
        },
      },
      {
        after: 'PT1M',
        by: 'holder',
        do: {
          type: 'announce',
          title: 'Payouts of Friday are not matched',
          body: 'The statement arrived, the matching stopped. We are on it; the next update comes by noon.',
        },
      },
      {
        after: 'PT25M',
        by: 'holder',
        do: {
          type: 'escalate',
          reason: 'The run stops at the matching step. This needs somebody who knows the mapping.',
          handover: {
            tried:
              'Re-ran the import of the statement: 214 lines arrive. Checked the connection to the bank: connected.',
            evidence: 'Run 88412 ends at step 7 "match by reference" with "Cannot read property amount of null".',
            ask: 'Find out why the reference is empty for Friday, and match the 214 payouts.',
            'run-id': '88412',
            'last-good-run': 'Thursday 18:00',
          },
        },
      },
      { after: 'PT20M', by: 'holder', do: { type: 'take' } },
      {
        after: 'PT35M',
        by: 'holder',
        do: {
          type: 'note',
          body: 'The provider changed the column "merchant_ref" to "reference". The mapping still reads the old one.',
        },
      },
    ],
  },
  {
    ago: 'PT24M',
    open: {
      title: 'Order sync stops with INVALID_SESSION_ID',
      description:
        'Since about nine no order reaches NetSuite. The run history shows INVALID_SESSION_ID for every run.',
      requester: people.jonas,
      type: 'incident',
      automation: 'order-sync',
      article: 'runbooks/order-sync/invalid-session-id',
      impact: 'medium',
      urgency: 'medium',
      details: { 'order-number': '80012345' },
      attempt: {
        article: 'runbooks/order-sync/invalid-session-id',
        steps: ticked(
          [
            'Open the connection Salesforce (prod) and read its status.',
            'Reconnect with the integration user.',
            'Replay the failed runs since the last good one.',
          ],
          2,
        ),
        searches: ['invalid session id', 'order sync salesforce disconnected'],
        read: ['runbooks/order-sync/invalid-session-id'],
        vote: { helpful: false, reason: 'It did not work' },
      },
    },
    steps: [],
  },
  {
    ago: 'PT50M',
    open: {
      title: 'New hires missing from the badge system',
      description: 'Four people start on Monday and reception cannot print their badges. They are in the HR system.',
      requester: people.grace,
      type: 'incident',
      automation: 'new-hire-onboarding',
      impact: 'medium',
      urgency: 'medium',
    },
    steps: [{ after: 'PT12M', by: 'desk', do: { type: 'take' } }],
  },
  {
    ago: 'PT26H',
    open: {
      title: 'Please add the Oslo warehouse to lead routing',
      description: 'Leads from Norway should go to the team in Oslo from the first of next month on.',
      requester: people.ingrid,
      type: 'change',
      automation: 'lead-routing',
      impact: 'low',
      urgency: 'low',
      windowIn: 'PT52H',
    },
    steps: [],
  },
  {
    ago: 'PT30H',
    open: {
      title: 'Invoice PDF is empty for some suppliers',
      description: 'Since last week the PDF of Hansen AS and of two others opens with no pages. The amounts are right.',
      requester: people.piotr,
      type: 'incident',
      automation: 'invoice-approval',
      impact: 'low',
      urgency: 'medium',
    },
    steps: [
      { after: 'PT20M', by: 'holder', do: { type: 'take' } },
      {
        after: 'PT10M',
        by: 'holder',
        do: { type: 'reply', body: 'Thank you. Could you send one of the empty PDFs, and the number of its invoice?' },
      },
      { after: 'PT1M', by: 'holder', do: { type: 'wait', on: 'requester' } },
    ],
  },
  {
    ago: 'PT50H',
    open: {
      title: 'Shipment tracker shows “unknown” for all North Parcel parcels',
      description: 'Every parcel with North Parcel has been "unknown" since yesterday noon; other carriers work.',
      requester: people.mateo,
      type: 'incident',
      automation: 'shipment-tracker',
      impact: 'medium',
      urgency: 'medium',
      attempt: { steps: [], searches: ['north parcel unknown', 'tracking status unknown'], read: [] },
    },
    steps: [
      {
        after: 'PT15M',
        by: 'holder',
        do: {
          type: 'reply',
          body: 'I see it for all North Parcel parcels since 12:40. I hand this on to the people who built it.',
        },
      },
      {
        after: 'PT10M',
        by: 'holder',
        do: {
          type: 'escalate',
          reason: 'The carrier answers 410 for the tracking interface.',
          handover: {
            tried: 'Other carriers work. The key is valid: the account page of North Parcel opens with it.',
            evidence: 'Run 5521: HTTP 410 Gone from the tracking endpoint.',
            ask: 'Move to the new interface, or tell me what to answer.',
            'run-id': '5521',
          },
        },
      },
      { after: 'PT40M', by: 'holder', do: { type: 'take' } },
      {
        after: 'PT1H',
        by: 'holder',
        do: {
          type: 'escalate',
          reason: 'The connector of the platform still calls the old endpoint; only the vendor can change it.',
          handover: {
            tried: 'Called the new endpoint by hand: it works with our key.',
            evidence: 'Connector version 3.1.0 is the newest one and calls /v1.',
            ask: 'Log it with the vendor.',
            'run-id': '5521',
            'business-impact': 'Customer service answers about 60 calls a day by hand.',
          },
        },
      },
      {
        after: 'PT30M',
        by: 'holder',
        do: {
          type: 'escalate',
          reason: 'To the vendor.',
          handover: {
            tried: 'See above.',
            evidence: 'See above.',
            ask: 'A connector that calls /v2.',
            'business-impact': '60 calls a day by hand.',
          },
        },
      },
      { after: 'PT5M', by: 'top', do: { type: 'vendor', reference: 'CS-448-2019', chase: 'PT20H' } },
      { after: 'PT1M', by: 'top', do: { type: 'wait', on: 'vendor' } },
      {
        after: 'PT2M',
        by: 'top',
        do: {
          type: 'reply',
          body: 'The maker of the connector has to change it. We logged it with them and ask again tomorrow; until then the page of North Parcel shows the state of each parcel.',
        },
      },
    ],
  },
  {
    ago: 'PT3H',
    open: {
      title: 'طلبات الإجازة لا تظهر في الرصيد',
      description: 'اعتمد مديري إجازتي يوم الأحد ولم يتغير الرصيد بعد.',
      requester: people.amira,
      type: 'question',
      automation: 'leave-balance-bot',
      impact: 'low',
      urgency: 'low',
    },
    steps: [],
  },
  {
    ago: 'PT90M',
    open: {
      title:
        'Stock levels in the shop are those of yesterday evening, so we sell things that we do not have and have to cancel orders by hand, which the customers of the northern region notice first',
      description: 'The last update of the stock level was yesterday at 21:40.',
      requester: people.daniel,
      type: 'incident',
      automation: 'stock-level-bot',
      impact: 'high',
      urgency: 'high',
    },
    steps: [
      { after: 'PT6M', by: 'holder', do: { type: 'take' } },
      {
        after: 'PT2M',
        by: 'holder',
        do: { type: 'reply', body: 'The bot waits for a sign-in. I am on it and write again within the hour.' },
      },
    ],
  },
  {
    ago: 'PT70M',
    open: {
      title: 'The shop sells items that are out of stock',
      description: 'Three cancelled orders since this morning, all of them of items with stock 0 in the warehouse.',
      requester: people.ingrid,
      type: 'incident',
      automation: 'stock-level-bot',
      impact: 'medium',
      urgency: 'high',
    },
    steps: [],
  },
  {
    ago: 'PT28H',
    open: {
      title: 'Quotes come out in the wrong currency',
      description: 'Quotes for Swiss customers show EUR instead of CHF.',
      requester: people.mateo,
      type: 'incident',
      automation: 'quote-generator',
      impact: 'medium',
      urgency: 'low',
    },
    steps: [
      { after: 'PT25M', by: 'holder', do: { type: 'acknowledge' } },
      {
        after: 'PT30M',
        by: 'holder',
        do: {
          type: 'escalate',
          reason: 'Price books are outside what the desk may change.',
          handover: {
            tried: 'The account has CHF.',
            evidence: 'Quote Q-2291 and Q-2296.',
            ask: 'Check the price book.',
            'run-id': 'q-2291',
          },
        },
      },
      {
        after: 'PT2H',
        by: 'holder',
        do: { type: 'return', reason: 'Which of the two price books should win? Please ask the requester.' },
      },
      {
        after: 'PT20M',
        by: 'holder',
        do: { type: 'reply', body: 'Should the price book of the account win, or that of the region?' },
      },
      { after: 'PT1M', by: 'holder', do: { type: 'wait', on: 'requester' } },
      { after: 'PT90M', by: 'requester', do: { type: 'reply', body: 'That of the account.' } },
    ],
  },
  {
    ago: 'PT22H',
    open: {
      title: 'How do I change my deputy for approvals?',
      description: 'I am away for two weeks and my deputy has left the company.',
      requester: people.grace,
      type: 'question',
      automation: 'invoice-approval',
      impact: 'low',
      urgency: 'medium',
    },
    steps: [
      {
        after: 'PT35M',
        by: 'holder',
        do: {
          type: 'reply',
          body: 'I set Daniel as your deputy until the 12th. You can change it yourself under Approvals, My deputy.',
        },
      },
      {
        after: 'PT1M',
        by: 'holder',
        do: {
          type: 'resolve',
          note: 'You can change your deputy yourself under Approvals, My deputy. I set Daniel until the 12th.',
        },
      },
    ],
  },
]
