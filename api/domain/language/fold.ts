const letters: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ς: 'σ',
}
const written: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa' }

/** A text in lower case, without accents, with the letters every keyboard has: Größe and GROSSE are grosse. */
export function fold(text: string): string {
  if (isPlain(text)) return text.toLowerCase()
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[ßæœøłđðþıς]/g, (letter) => letters[letter] ?? letter)
}

/** The other way to write a word with umlauts without them, folded: groesse for Größe. Null for any other word. */
export function foldLong(word: string): string | null {
  if (isPlain(word)) return null
  const lower = word.normalize('NFC').toLowerCase()
  const long = lower.replace(/[äöüøå]/g, (letter) => written[letter] ?? letter)
  return long === lower ? null : fold(long)
}

/** Whether a text is plain ASCII, which has one way to be written. */
export function isPlain(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: plain ASCII needs no folding
  return /^[\x00-\x7f]*$/.test(text)
}
