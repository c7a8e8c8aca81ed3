/** What a build started by a test may see: the tests' own DEV, MODE and NODE_ENV make Astro build for development. */
export function buildEnv(extra: Record<string, string>): Record<string, string> {
  const { PATH = '', HOME = '' } = process.env
  return { PATH, HOME, NODE_ENV: 'production', ASTRO_TELEMETRY_DISABLED: '1', ...extra }
}
