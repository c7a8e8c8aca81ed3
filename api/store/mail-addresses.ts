import type { Reader, Tx } from './handle.ts'

/** Whether somebody has opened a link that was mailed to an address. */
export async function isConfirmed(db: Reader, email: string): Promise<boolean> {
  const row = await db.selectFrom('mail_address').select('confirmed_at').where('email', '=', email).executeTakeFirst()
  return row !== undefined && row.confirmed_at !== null
}

export async function saveConfirmed(tx: Tx, { email, at }: { email: string; at: string }): Promise<void> {
  await tx
    .insertInto('mail_address')
    .values({ email, confirmed_at: at, day: '', mails: 0 })
    .onConflict((conflict) => conflict.column('email').doUpdateSet({ confirmed_at: at }))
    .execute()
}

/** Counts one more mail to an address on a day; answers which of the day it is. */
export async function countMail(tx: Tx, { email, day }: { email: string; day: string }): Promise<number> {
  const { mails } = await tx
    .insertInto('mail_address')
    .values({ email, confirmed_at: null, day, mails: 1 })
    .onConflict((conflict) =>
      conflict.column('email').doUpdateSet((eb) => ({
        day,
        mails: eb
          .case()
          .when('mail_address.day', '=', day)
          .then(eb('mail_address.mails', '+', 1))
          .else(1)
          .end(),
      })),
    )
    .returning('mails')
    .executeTakeFirstOrThrow()
  return mails
}
