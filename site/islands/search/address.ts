/** What the address of a page that is not here was about, in words; the language below which it lies says nothing of that. */
export function wordsOfAddress(path: string, spoken = ''): string {
  try {
    const parts = decodeURIComponent(path).split('/').filter(Boolean)
    const last = (parts[0] === spoken ? parts.slice(1) : parts).slice(-2).join(' ')
    return last
      .replace(/\.\w+$/, '')
      .replace(/[-_+]+/g, ' ')
      .trim()
      .slice(0, 120)
  } catch {
    return ''
  }
}
