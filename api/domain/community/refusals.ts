/** Every refusal of the community's rules, with its HTTP status. Codes are stable; what they say is in the words. */
export const communityRefusals = {
  'community.not-found': 404,
  'community.no-such-post': 404,
  'community.not-yours': 403,
  'community.blocked': 403,
  'community.locked': 409,
  'community.merged': 409,
  'community.moved': 409,
  'community.cannot-accept': 409,
  'community.cannot-merge': 409,
  'community.own-post': 409,
  'community.no-address': 409,
  'community.link-over': 410,
} as const satisfies Record<string, number>
