/** The weekly mail to a team about the articles that it keeps. */
export const digest = {
  subject: (harmed: number) =>
    harmed === 1 ? 'One of your articles needs you' : `${harmed} of your articles need you`,
  lead: (team: string, month: string) =>
    `of the articles that ${team} keeps, these do their readers most harm. The figures are those of ${month}.`,
  more: (count: number) => (count === 1 ? 'One more is on the page.' : `${count} more are on the page.`),
  link: 'All of them, with what to do, are here:',
  end: 'This mail comes once a week, and not at all when nothing is to be done.',
}
