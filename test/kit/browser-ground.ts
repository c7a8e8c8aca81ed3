import { afterAll, beforeAll } from 'vitest'
import { type DeskDoor, deskDoor } from './desk-people.ts'
import { type Browsing, browse, type Served, type ServeOptions, serve } from './e2e.ts'

type BrowserGround = { served: Served; browsing: Browsing; atDesk: DeskDoor }

/** A served Ladder and a browser for all tests of the file that calls it: there from its first hook on, gone after its last. */
export function browserGround(options: ServeOptions = {}): BrowserGround {
  const ground = {} as BrowserGround
  beforeAll(async () => {
    ground.served = await serve(options)
    ground.browsing = await browse(ground.served)
    ground.atDesk = deskDoor(ground.served, ground.browsing)
  })
  afterAll(async () => {
    await ground.browsing?.close()
    await ground.served?.stop()
  })
  return ground
}
