/** How Node is asked to run the server. */
export const serverFlags: string[]
/** The path of a program, or of its source where it cannot be kept. */
export function program(name: 'main' | 'cli'): Promise<string>
/** Makes a program of a source, and answers its path. */
export function make(name: string, source: string): Promise<string>
