export const signIn = {
  tooManyTries: (wait: string) =>
    `There were too many tries to sign in. Try again in ${wait}, or have a link mailed to you: it signs you in at once.`,
  door: {
    title: 'Sign in to the desk',
    lead: 'For the people who answer requests. To follow your own request, use the link in your e-mail.',
    email: 'E-mail address',
    password: 'Password',
    submit: 'Sign in',
    busy: 'Signing in …',
    wrongPair: 'The address and the password do not belong together. Try again, or have a link mailed to you.',
    away: 'The server cannot be reached. Try again in a moment.',
    elsewhere: 'Sign in with your organisation',
    elsewhereFailed: 'Signing in with your organisation does not work right now. Try again, or use your password.',
    elsewhereRefused:
      'Your organisation signed you in, but it does not say that your e-mail address is verified, so the login under that address stays shut. Have the address verified there, or use your password.',
    /** A link by mail, on the page that signs in. */
    forgotten: 'Cannot sign in?',
    forgottenHow:
      'If the password is forgotten, or you are told to wait, have a link mailed to you. It signs you in once, and lets you set a new password.',
    mailLink: 'Mail me a link',
    mailing: 'Asking …',
    noAddress: 'Write your e-mail address above, as in ana@example.com.',
    mailed: (email: string) =>
      `If ${email} has a password here, a link is on its way. It works once, for half an hour. Nothing after a few minutes? Look among unwanted mail.`,
    tooManyMails: 'Too many mails were asked for. Wait a minute, then try again.',
    notMailed: 'No mail could be asked for. Try again in a moment.',
  },
  refused: {
    notYours: 'This desk is not yours',
    notYoursWhy:
      'You are signed in, but no team of the support model names your address. Ask the owner of the model to add you to a team.',
    unverified: 'Your address is not verified',
    unverifiedWhy:
      'You are signed in, but your identity provider says that it has not verified your e-mail address. Have it verified there, then sign in again.',
    failed: 'The desk cannot be opened',
    again: 'Try again',
    another: 'Sign in as somebody else',
  },
  link: {
    lead: 'The link of your mail works once. What would you like to do?',
    enter: 'Sign in',
    change: 'Set a new password',
    changeLead: 'Sessions in other browsers end, and nobody has to wait any more.',
    password: 'New password',
    hint: (least: number) => `At least ${least} characters. Several words that do not belong together are good.`,
    submit: 'Set the password and sign in',
    tooShort: (least: number, given: number) =>
      given === 0 ? 'Write a password.' : `That has ${given} characters. At least ${least} are needed.`,
    tooCommon: 'Too many people choose this one, or it is such a one with digits or signs around it. Choose another.',
    over: 'This link opens nothing any more: it was used, is older than half an hour, or is not whole.',
    ask: 'Have another one mailed to you',
  },
  /** Mails to the owner of a login. */
  mails: {
    link: {
      subject: 'Your link to the desk',
      lead: (minutes: number) =>
        `Somebody, most likely you, asked for a link to the desk. It signs you in once, or lets you set a new password, within ${minutes} minutes:`,
      end: 'If it was not you, nothing is wrong: only this mailbox has the link. Do not pass it on.',
    },
    password: {
      subject: 'Your password for the desk was changed',
      lead: (at: string) => `Your login at the desk got a new password, ${at}. All sessions were ended.`,
      end: 'If it was not you, or somebody you asked, have a link mailed to you on the page that signs in, set a new password, and tell whoever runs this desk:',
    },
    browser: {
      subject: 'Your login for the desk was used in a new browser',
      lead: (at: string) =>
        `Somebody signed in as you, ${at}, with a browser and from a place that your login had not been used from.`,
      end: 'If it was you, there is nothing to do. If not, have a link mailed to you on the page that signs in, set a new password, and tell whoever runs this desk:',
    },
    signedOut: {
      subject: 'You were signed out of the desk',
      lead: (at: string) =>
        `Whoever runs this desk signed you out in all browsers, ${at}. Your password is what it was.`,
      end: 'You can sign in again. If you do not know why it was done, ask whoever runs this desk:',
    },
    machine: 'This mail was sent by a machine. Nobody reads replies to it.',
  },
}
