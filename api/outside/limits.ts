/** Milliseconds a call outwards may take: to be connected, between two signs of life, and in all. */
export type Limits = { connect: number; idle: number; whole: number }

export const callLimits: Limits = { connect: 10_000, idle: 15_000, whole: 45_000 }

/** The receiver has understood and will never take this: trying again changes nothing by itself. */
export class Refused extends Error {
  readonly permanent = true
}
