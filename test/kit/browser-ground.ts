import type { Browser } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { type DeskDoor, deskDoor } from './desk-people.ts'
import { type Browsing, browse, launch, type Served, type ServeOptions, serve } from './e2e.ts'

type BrowserGround = { served: Served; browsing: Browsing; atDesk: DeskDoor }

let browser: Promise<Browser> | null = null

/** One Chromium for all files of a worker, whose end is its end; what people see in it is apart by their contexts. */
export function sharedBrowser(): Promise<Browser> {
  browser ??= launch()
  return browser
}

/** A served Ladder and a browser for all tests of the file that calls it: there from its first hook on, gone after its last. */
export function browserGround(options: ServeOptions = {}): BrowserGround {
  const ground = {} as BrowserGround
  beforeAll(async () => {
    ground.served = await serve(options)
    ground.browsing = await browse(ground.served, await sharedBrowser())
    ground.atDesk = deskDoor(ground.served, ground.browsing)
  })
  afterAll(async () => {
    await ground.browsing?.close()
    await ground.served?.stop()
  })
  return ground
}
