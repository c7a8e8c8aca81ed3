/** What the address of a page that is not here was about, in words. */
export function wordsOfAddress(path: string): string {
  try {
    const last = decodeURIComponent(path).split('/').filter(Boolean).slice(-2).join(' ')
    return last
      .replace(/\.\w+$/, '')
      .replace(/[-_+]+/g, ' ')
      .trim()
      .slice(0, 120)
  } catch {
    return ''
  }
}
