import { multipart, partsOf, plain, plainOf, type Shape } from './made.ts'

/** What machines send. */
export const machines: readonly Shape[] = [
  plainOf(
    'a bounce',
    'could not be delivered',
    { said: /./, machine: 'bounce' },
    { headers: { From: 'MAILER-DAEMON@mx.example.com', 'Return-Path': '<>' }, type: 'text/plain' },
  ),
  partsOf(
    'a delivery report',
    {
      ...multipart('report', [plain('failed'), { type: 'message/delivery-status', body: 'Action: failed' }]),
      type: 'multipart/report; report-type=delivery-status; boundary="b1"',
    },
    { said: /failed/, machine: 'bounce', files: ['file-1'] },
  ),
  plainOf(
    'out of office, Exchange',
    'I am away',
    { said: 'I am away', machine: 'auto-reply' },
    {
      headers: {
        'Auto-Submitted': 'auto-replied',
        'X-Auto-Response-Suppress': 'All',
        Subject: 'Automatic reply: request',
      },
    },
  ),
  plainOf(
    'vacation',
    'I am away',
    { said: 'I am away', machine: 'auto-reply' },
    { headers: { 'X-Autoreply': 'yes', Precedence: 'bulk' } },
  ),
  plainOf(
    'out of office by its subject',
    'Bin weg',
    { said: 'Bin weg', machine: 'perhaps' },
    { headers: { Subject: 'Abwesenheitsnotiz: Urlaub' } },
  ),
  plainOf(
    'a mailing list',
    'hello all',
    { said: 'hello all', machine: 'list' },
    { headers: { 'List-Id': '<all.example.com>' } },
  ),
  plainOf(
    'a newsletter',
    'buy',
    { said: 'buy', machine: 'bulk' },
    { headers: { 'List-Unsubscribe': '<https://example.com/u>' } },
  ),
  plainOf(
    'another Ladder',
    'we have it',
    { said: 'we have it', machine: 'auto-reply' },
    { headers: { 'Auto-Submitted': 'auto-generated', 'X-Ladder-Request': 'TKT-ABCDE' } },
  ),
]
