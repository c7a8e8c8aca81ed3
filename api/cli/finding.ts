import { access, constants } from 'node:fs/promises'
import { join } from 'node:path'

/** What was looked at, how it is, and what to do about it. */
export type Finding = { what: string; is: 'well' | 'warning' | 'wrong'; says: string; todo?: string }

/** Hosts that are reached from this machine alone. */
export const loopback = /^(127\.|localhost$|::1$|\[::1\]$)/

/** What a look at something outside came to; what it throws is wrong. */
export async function tried(what: string, probe: () => Promise<string>, todo: string): Promise<Finding> {
  try {
    return { what, is: 'well', says: await probe() }
  } catch (error) {
    return { what, is: 'wrong', says: error instanceof Error ? error.message : String(error), todo }
  }
}

/** Whether a folder may be written, or made. */
export async function writableFolder(name: string, dir: string): Promise<Finding> {
  for (let at = dir; ; at = join(at, '..')) {
    const problem = await access(at, constants.W_OK | constants.X_OK).then(
      () => '',
      (error: NodeJS.ErrnoException) => error.code ?? 'unknown',
    )
    if (problem === '') return { what: name, is: 'well', says: at === dir ? dir : `${dir} will be made` }
    if (problem !== 'ENOENT' || at === join(at, '..'))
      return {
        what: name,
        is: 'wrong',
        says: `${at} may not be written (${problem})`,
        todo: `give it to the user that runs Ladder, or set ${name} to a folder that may be written`,
      }
  }
}
