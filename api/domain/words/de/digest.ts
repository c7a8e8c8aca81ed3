import type { digest as en } from '../en/digest.ts'

export const digest: typeof en = {
  subject: (harmed) => (harmed === 1 ? 'Einer Ihrer Artikel braucht Sie' : `${harmed} Ihrer Artikel brauchen Sie`),
  lead: (team, month) =>
    `von den Artikeln, die ${team} pflegt, schaden diese ihren Lesern am meisten. Die Zahlen sind die von ${month}.`,
  more: (count) => (count === 1 ? 'Ein weiterer steht auf der Seite.' : `${count} weitere stehen auf der Seite.`),
  link: 'Alle, und was zu tun ist, stehen hier:',
  end: 'Diese E-Mail kommt einmal in der Woche, und gar nicht, wenn nichts zu tun ist.',
}
