import { answer, plainOf, type Shape } from './made.ts'

/** Clients of the world, as they answer: what is written above, below, between. */
export const clients: readonly Shape[] = [
  plainOf(
    'Gmail',
    `${answer}\n\nOn Tue, Nov 24, 2026 at 9:12 AM Help <help@example.com> wrote:\n\n> your request is\n> with us\n`,
    {
      said: answer,
      quoted: /^On Tue[\s\S]*> with us$/,
    },
  ),
  plainOf(
    'Gmail, the line broken in two',
    `${answer}\n\nOn Tue, Nov 24, 2026 at 9:12 AM A Very Long Name Of A Support Desk\n<help@example.com> wrote:\n\n> your request\n`,
    { said: answer, quoted: /A Very Long Name/ },
  ),
  plainOf(
    'Apple Mail, German',
    `${answer}\n\nAm 24.11.2026 um 09:12 schrieb Help <help@example.com>:\n\n> Ihr Anliegen\n`,
    {
      said: answer,
      quoted: /schrieb/,
    },
  ),
  plainOf(
    'iPhone',
    `${answer}\n\nSent from my iPhone\n\n> On 24 Nov 2026, at 09:12, Help <help@example.com> wrote:\n> \n> your request\n`,
    { said: answer, quoted: /^Sent from my iPhone/ },
  ),
  plainOf(
    'Outlook',
    `${answer}\n\nKim\n\n________________________________\nFrom: Help <help@example.com>\nSent: Tuesday, November 24, 2026 9:12 AM\nTo: Kim Sato <kim@example.com>\nSubject: We have your request\n\nHello Kim,\n`,
    { said: `${answer}\n\nKim`, quoted: /^_{5,}[\s\S]*Hello Kim,$/ },
  ),
  plainOf(
    'Outlook, German',
    `${answer}\n\nVon: Help <help@example.com>\nGesendet: Dienstag, 24. November 2026 09:12\nAn: Kim Sato\nBetreff: Ihr Anliegen\n\nGuten Tag,\n`,
    { said: answer, quoted: /^Von:/ },
  ),
  plainOf(
    'Outlook, French',
    `${answer}\n\nDe : Help <help@example.com>\nEnvoyé : mardi 24 novembre 2026 09:12\nÀ : Kim Sato\nObjet : Votre demande\n\nBonjour,\n`,
    { said: answer, quoted: /^De :/ },
  ),
  plainOf('Outlook of old', `${answer}\n\n-----Original Message-----\nFrom: Help\nyour request\n`, {
    said: answer,
    quoted: /^-----Original/,
  }),
  plainOf(
    'Thunderbird, below the quote',
    `On 24/11/2026 09:12, Help wrote:\n> your request\n> is with us\n\n${answer}\n`,
    {
      said: answer,
      quoted: /^On 24[\s\S]*with us$/,
    },
  ),
  plainOf(
    'mutt, line by line',
    `On 2026-11-24 09:12, Help wrote:\n> Which run was it?\n\nRun 4711.\n\n> In which environment?\n\nProduction.\n`,
    { said: /Which run[\s\S]*Run 4711[\s\S]*Production/ },
  ),
  plainOf('a signature', `${answer}\n\n-- \nKim Sato\nFinance\n+49 30 1234\n`, { said: answer, quoted: /^-- \nKim/ }),
  plainOf(
    'Yahoo, French',
    `${answer}\n\nLe mardi 24 novembre 2026 à 09:12:00 UTC+1, Help <help@example.com> a écrit :\n\nvotre demande\n`,
    {
      said: answer,
      quoted: /votre demande$/,
    },
  ),
  plainOf('Japanese', `${answer}\n\n2026年11月24日(火) 9:12 Help <help@example.com>:\n\n> ご依頼\n`, {
    said: answer,
    quoted: /ご依頼$/,
  }),
  plainOf(
    'Spanish',
    `${answer}\n\nEl mar, 24 nov 2026 a las 9:12, Help (<help@example.com>) escribió:\n\n> su solicitud\n`,
    {
      said: answer,
      quoted: /^El mar/,
    },
  ),
  plainOf('nothing but a quote', `> your request\n> is with us\n`, { said: '', quoted: /with us$/ }),
  plainOf(
    'a colon and a number, but no quote',
    `I tried twice at 9:12, and it says:\n\nERR_BOT_TIMEOUT\n\nWhat now?\n`,
    {
      said: /ERR_BOT_TIMEOUT[\s\S]*What now\?$/,
    },
  ),
  plainOf('From: at the beginning of a sentence', `From: where I sit, it works.\nTo: nobody else it does.\n`, {
    said: /nobody else it does/,
  }),
]
