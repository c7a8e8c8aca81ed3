import { z } from 'zod'
import { entriesIn } from './entries.ts'

/** The team into which a group of the sign-in provider puts people. */
export type GroupTeam = { group: string; team: string }

const entry = /^([^\s=]{1,200})=([a-z0-9-]{1,60})$/

/** `acme-support=support-desk`, several with blanks between. A group may lead to several teams, several groups to one. */
export const groupTeamsSchema = z
  .string()
  .refine((given) => entriesIn(given).every((one) => entry.test(one)))
  .transform((given): GroupTeam[] =>
    entriesIn(given).map((one) => {
      const [, group = '', team = ''] = entry.exec(one) ?? []
      return { group: group.replaceAll('%20', ' '), team }
    }),
  )
