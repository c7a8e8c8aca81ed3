/** Where programs are kept, from the root of the product. */
export const folder: string
/** How Node is asked to run the server. */
export const serverFlags: string[]
/** The path of a program in one file, or of its source where it cannot be kept. */
export function program(name: 'main' | 'cli'): Promise<string>
/** The text of a program, and the files of ours that it is made from. */
export function bundle(source: string): Promise<{ program: string; from: string[] }>
/** Writes a file at once, whoever else writes it meanwhile. */
export function lay(path: string, text: string): void
