import { z } from 'zod'
import { groupTeamsSchema } from './group-teams.ts'
import { like, optionalUrl, type Setting, secret, toggle } from './setting.ts'
import { supportReadersSchema } from './support-readers.ts'

/** How people sign in by an identity provider. */
export const providerSettings = {
  OIDC_ISSUER: like(optionalUrl, {
    expected: 'the address of an OpenID Connect issuer',
    meaning: 'Signs desk people in through your identity provider, besides e-mail and password.',
  }),
  OIDC_CLIENT_ID: like(z.string(), {
    expected: 'the client id given by the provider',
    meaning: 'Needed with OIDC_ISSUER.',
  }),
  OIDC_CLIENT_SECRET: secret(z.string(), {
    expected: 'the client secret given by the provider',
    meaning: 'Needed with OIDC_ISSUER.',
  }),
  OIDC_PRIVATE: toggle({
    meaning: 'Whether the identity provider may have private addresses, as one in your own network has.',
  }),
  OIDC_SCOPES: like(z.string().regex(/^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/), {
    default: 'openid email profile',
    expected: 'scopes with a space between them, such as openid email profile groups',
    meaning: 'What the identity provider is asked for. Some tell of groups only when they are asked.',
  }),
  OIDC_GROUPS_CLAIM: like(z.string().min(1).max(200), {
    default: 'groups',
    expected: 'the name of a claim, such as groups, or its path, such as realm_access.roles',
    meaning: 'Where the identity provider says in which groups a person is.',
  }),
  OIDC_GROUPS: like(groupTeamsSchema, {
    expected: 'GROUP=TEAM, several with blanks between; a blank within a group is written %20',
    meaning:
      'Which groups of the identity provider put a person into which team, besides those of the support model. Teams follow the groups at each sign-in. ' +
      'What a team may do is the same for all of it, so a group has the rights of its team.',
  }),
  SUPPORT_READERS: like(supportReadersSchema, {
    expected: '* for everybody who signs in, or groups of the identity provider with blanks between',
    meaning:
      'Who may read articles for support only besides the people of the desk, below /for-support/. Without it nobody. ' +
      'Those articles are never in the built site. Where the API lies elsewhere (API_URL), these pages lie with it.',
  }),
} as const satisfies Record<string, Setting>
