/** The content security policy of every page, built or made by the server: nothing inline, nothing from elsewhere but from the other one of the two. */
export function contentPolicy(other: string | null): string {
  const ours = other ? `'self' ${other}` : "'self'"
  return [
    "default-src 'none'",
    `script-src ${ours}`,
    `style-src ${ours}`,
    `img-src ${ours} data:`,
    `font-src ${ours}`,
    `connect-src ${ours}`,
    "worker-src 'self'",
    "manifest-src 'self'",
    `form-action ${ours}`,
    "base-uri 'none'",
  ].join('; ')
}
