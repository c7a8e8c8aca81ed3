/** Goes to an address: from a frame on another site's page in a tab of its own, for such a frame shows nothing else. */
export function goTo(address: string): void {
  if (self === top) location.assign(address)
  else open(address, '_blank', 'noopener')
}
