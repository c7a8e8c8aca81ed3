import { z } from 'zod'
import { hasNoPassword, like, optionalFile, type Setting, secret, toggle } from './setting.ts'

/** How mail leaves and comes in. */
export const mailSettings = {
  SMTP_URL: secret(z.union([z.literal(''), z.url({ protocol: /^smtps?$/ })]), {
    expected: 'smtp://USER:PASSWORD@HOST:587 or smtps://…',
    meaning: 'Sends notices by e-mail. Without it they are printed to the log without their text.',
    isOpen: hasNoPassword,
  }),
  MAIL_FROM: like(z.string().regex(/^\s*$|^[^<>]*<[^\s<>@]+@[^\s<>@]+>\s*$|^\s*[^\s<>@]+@[^\s<>@]+\s*$/), {
    expected: 'a name and an address, such as "Help <help@example.com>"',
    meaning: 'Sender of every mail. Default: the name of the home <ladder@example.com>.',
  }),
  MAIL_PRINT: toggle({
    meaning: 'Without SMTP_URL: whether mails are printed to the console in full, for development.',
  }),
  MAIL_IN: like(z.string().regex(/^$|^[^\s@+<>]{1,24}@[^\s@+<>]{1,200}$/), {
    expected: 'an e-mail address of up to 24 characters before the @ and without a plus sign, such as help@example.com',
    meaning:
      'Address at which mail comes in: a mail to it opens a ticket, and each notice is answered to an address of its own below it (help+r-…@). ' +
      'Mails to the addresses of teams open tickets too. Needs MAIL_LISTEN or MAIL_IMAP.',
  }),
  MAIL_LISTEN: like(
    z.union([
      z.literal(''),
      z.string().regex(/^(smtp|lmtp):\/\/[^\s/:@]+(:\d{1,5})?$|^(smtp|lmtp):\/\/\[[0-9a-fA-F:]+\](:\d{1,5})?$/),
    ]),
    {
      expected: 'smtp://HOST:PORT or lmtp://HOST:PORT of this machine, such as lmtp://127.0.0.1:2424',
      meaning:
        'Takes mails from your mail server, by SMTP or LMTP. It asks for no password: let only your mail server reach it.',
    },
  ),
  MAIL_LISTEN_CERT: optionalFile({
    expected: 'a file with a certificate and what vouches for it, in PEM',
    meaning:
      'Certificate for MAIL_LISTEN. With it SMTP is spoken encrypted only (STARTTLS), and LMTP offers it. The file is read again when it has changed.',
  }),
  MAIL_LISTEN_KEY: optionalFile({
    expected: 'a file with the key of the certificate, in PEM and without a password',
    meaning: 'Key of the certificate in MAIL_LISTEN_CERT. Needed with it.',
  }),
  MAIL_IMAP: secret(z.union([z.literal(''), z.url({ protocol: /^imaps?$/ })]), {
    expected: 'imaps://USER:PASSWORD@HOST:993/FOLDER; the folder is INBOX where none is named',
    meaning:
      'Takes mails out of a mailbox, as they come. Give it one of its own: every mail of the last 30 days in it is taken once, and flagged $LadderTaken.',
    isOpen: hasNoPassword,
  }),
} as const satisfies Record<string, Setting>
