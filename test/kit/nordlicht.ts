/** What a home of tests begins with: Nordlicht, of three levels and one team. */
export const nordlicht = {
  name: 'Nordlicht',
  levels: 3,
  team: 'Front desk',
  email: 'desk@nordlicht.example',
  timeZone: 'UTC',
  today: '2026-11-01',
} as const
