import { closeSync, openSync, writeSync } from 'node:fs'

/** Makes a file as large as its file system allows. */
export function fillDisk(file: string): void {
  const handle = openSync(file, 'w')
  for (let size = 65_536; size > 0; ) {
    try {
      writeSync(handle, Buffer.alloc(size))
    } catch {
      size = Math.floor(size / 2)
    }
  }
  closeSync(handle)
}
