import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'

/** A process that imports its code and waits for the message that says where its database is; see `ticket-server.ts`. */
export function spawnTicketServer(program: string, folder: string): ChildProcess {
  return fork(program, {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    execArgv: ['--no-warnings'],
    env: { ...process.env, NODE_COMPILE_CACHE: join(folder, 'compiled') },
  })
}
