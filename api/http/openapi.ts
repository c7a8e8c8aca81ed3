/** The head of the OpenAPI document. */
export const openApiHead = {
  openapi: '3.1.0',
  info: {
    title: 'Ladder',
    version: '1',
    description:
      'The self-service portal and support ladder. Instants are ISO 8601 UTC with milliseconds; errors are problem details (RFC 9457); lists use keyset cursors.',
  },
  servers: [{ url: '/', description: 'This installation' }],
}
