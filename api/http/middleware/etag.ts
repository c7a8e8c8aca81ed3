/** The strong tag of a ticket at a version. */
export function etagOf(version: number): string {
  return `"${version}"`
}

/** Whether `If-None-Match` names a tag. */
export function sameEtag(asked: string | undefined, etag: string): boolean {
  return (asked ?? '').split(',').some((entry) => entry.trim().replace(/^W\//, '') === etag)
}

/** The version `If-Match` asks for; undefined when it asks for none, null when it cannot be read. */
export function versionOf(ifMatch: string | undefined): number | undefined | null {
  if (ifMatch === undefined || ifMatch.trim() === '*') return undefined
  const found = /^(?:W\/)?"(\d{1,9})"$/.exec(ifMatch.trim())
  return found ? Number(found[1]) : null
}
