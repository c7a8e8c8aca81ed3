/** Where a person is signed in. */
export const openSessions = {
  title: 'Where you are signed in',
  intro: 'Every browser in which the desk is open under your name. What is ended has to sign in again, at once.',
  browser: (name: string | null, system: string | null) =>
    system === null ? (name ?? 'A browser that does not say what it is') : `${name ?? 'A browser'} on ${system}`,
  here: 'This browser',
  since: (moment: string) => `Since ${moment}`,
  until: (moment: string) => `asks to sign in again ${moment}`,
  end: 'End it',
  endOf: (browser: string, moment: string) => `${browser}, since ${moment}`,
  others: 'End all others',
  ended: (count: number) => (count === 1 ? '1 session was ended.' : `${count} sessions were ended.`),
  somebody: {
    title: 'Sign somebody out',
    intro: 'For a lost laptop, or somebody who has left: ends every session of a person. The password stays.',
    person: 'Person',
    act: 'End all sessions',
    ended: (count: number, name: string) =>
      count === 0
        ? `${name} was signed in nowhere.`
        : `${name} was signed out of ${count === 1 ? '1 browser' : `${count} browsers`}.`,
  },
}
