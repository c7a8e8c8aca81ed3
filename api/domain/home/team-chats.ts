import { z } from 'zod'
import { entriesIn } from './entries.ts'

/** A chat in which a team reads news. The first is named as its team, others with their number: what one of them missed is its own. */
export type NamedChat = { name: string; team: string }
/** Where a team reads news in its chat: an incoming webhook of Slack (or what speaks like it), or of Microsoft Teams. */
export type TeamChat = NamedChat & { kind: 'slack' | 'teams'; url: string }

const entry = /^([a-z0-9-]{1,60})=(slack|teams):(https?:\/\/\S{1,2000})$/

/** `support-desk=slack:https://…`, several with blanks between. A team may have several. */
export const teamChatsSchema = z
  .string()
  .refine((given) => entriesIn(given).every((one) => entry.test(one) && URL.canParse(addressIn(one))))
  .transform((given): TeamChat[] =>
    entriesIn(given).map((one, index, all) => {
      const [, team = '', kind] = entry.exec(one) ?? []
      const number = all.slice(0, index + 1).filter((other) => other.startsWith(`${team}=`)).length
      const name = number === 1 ? team : `${team}/${number}`
      return { name, team, kind: kind === 'teams' ? 'teams' : 'slack', url: addressIn(one) }
    }),
  )

function addressIn(one: string): string {
  return one.slice(one.indexOf(':') + 1)
}
