/** A mail's text in two: what its writer says, and what is folded away (quotes, signatures). Every line is in one of them, in order. */
export type Folded = { said: string; quoted: string }

/** Lines that begin what a mail program puts below an answer: "-----Original Message-----" in the languages of the common ones. */
const originals = [
  'original message',
  'original appointment',
  'ursprüngliche nachricht',
  'ursprünglicher termin',
  'message d’origine',
  "message d'origine",
  'mensaje original',
  'messaggio originale',
  'oorspronkelijk bericht',
  'mensagem original',
  'ursprungligt meddelande',
  'oprindelig meddelelse',
  'alkuperäinen viesti',
  'wiadomość oryginalna',
  'исходное сообщение',
  'reply message',
]

/** How the header of a quoted mail names its sender, and its other lines. */
const fromLabels = ['from', 'von', 'de', 'da', 'van', 'från', 'fra', 'lähettäjä', 'od', 'от', '差出人', '发件人']
const otherLabels = [
  ...['sent', 'date', 'to', 'cc', 'subject', 'gesendet', 'datum', 'an', 'betreff', 'envoyé', 'à', 'objet', 'enviado'],
  ...[
    'para',
    'asunto',
    'assunto',
    'fecha',
    'inviato',
    'a',
    'oggetto',
    'data',
    'verzonden',
    'aan',
    'onderwerp',
    'skickat',
  ],
  ...['till', 'ämne', 'sendt', 'til', 'emne', 'lähetetty', 'vastaanottaja', 'aihe', 'wysłano', 'do', 'temat', 'дата'],
  ...['кому', 'тема', '日時', '宛先', '件名', '发送时间', '收件人', '主题'],
]

/** How the line above a quote ends. */
const wrote = [
  'wrote',
  'writes',
  'schrieb',
  'a écrit',
  'escribió',
  'ha scritto',
  'schreef',
  'escreveu',
  'skrev',
  'kirjoitti',
  'napisał',
  'napisała',
  'napisał(a)',
  'написал',
  'написала',
  'пишет',
  '写道',
  '写道：',
  'のメール',
]

const sentFrom =
  /^(?:sent from (?:my|outlook|mail|yahoo)|get outlook for|von meinem .{1,40} gesendet|gesendet (?:von|mit)|envoyé de(?:puis)? mon|enviado desde mi|inviato da|verstuurd vanaf|skickat från)/iu

/** So many lines may an attribution be broken into. */
const mostAttribution = 4

/**
 * Folds away the quote of an earlier mail and the signature. What is answered line by line between quotes stays as it is: without
 * them nobody understood it.
 */
export function foldQuotes(text: string): Folded {
  const lines = text.split('\n')
  const cut = endOfSaid(lines)
  const above = lines.slice(0, cut)
  const below = lines.slice(cut)
  if (above.some(isSaid)) return folded(above, below)
  const after = afterQuote(below)
  return after === null ? folded(above, below) : folded(after.said, [...above, ...after.quoted])
}

function folded(said: readonly string[], quoted: readonly string[]): Folded {
  const signature = startOfSignature(said)
  return {
    said: trimmed(said.slice(0, signature)),
    quoted: trimmed([...said.slice(signature), ...quoted]),
  }
}

/** Where what a mail program has added begins. */
function endOfSaid(lines: readonly string[]): number {
  for (let at = 0; at < lines.length; at++) {
    if (isOriginal(lines[at]) || isHeaderBlock(lines, at)) return startOfRule(lines, at)
    const quote = attributedQuote(lines, at)
    if (quote !== null && (!isQuoted(lines[quote]) || isAllQuote(lines, quote))) return at
    if (isQuoted(lines[at]) && isAllQuote(lines, at)) return at
    if (quote !== null && !lines.slice(0, at).some(isSaid)) return at
    if (isQuoted(lines[at]) && !lines.slice(0, at).some(isSaid)) return at
  }
  return lines.length
}

/** A quote that comes first, and what is said below it; null where more quotes follow, or nothing does. */
function afterQuote(lines: readonly string[]): { quoted: string[]; said: string[] } | null {
  const start = attributedQuote(lines, 0) ?? (isQuoted(lines[0]) ? 0 : null)
  if (start === null) return null
  let end = start
  while (end < lines.length && (isQuoted(lines[end]) || isBlank(lines[end]))) end++
  const rest = lines.slice(end)
  if (!rest.some(isSaid)) return null
  return rest.some(isQuoted) ? { quoted: [], said: [...lines] } : { quoted: lines.slice(0, end), said: rest }
}

/** The line at which the quote begins that a line, or the few from it on, announces; null where none is announced. */
function attributedQuote(lines: readonly string[], at: number): number | null {
  if (isBlank(lines[at]) || isQuoted(lines[at])) return null
  for (let end = at; end < Math.min(lines.length, at + mostAttribution); end++) {
    const line = (lines[end] ?? '').trim()
    if (line === '' || isQuoted(line) || line.length > 300) return null
    if (!/[:：]$/.test(line) && !line.endsWith('のメール')) continue
    let next = end + 1
    while (next < lines.length && isBlank(lines[next])) next++
    const whole = lines.slice(at, end + 1).join(' ')
    const names = /\d/.test(whole) || whole.includes('@')
    if (isQuoted(lines[next]) && next - end <= 2 && names) return next
    const said = (/[:：]$/.test(line) ? line.slice(0, -1).trimEnd() : line).toLowerCase()
    if (names && wrote.some((word) => said.endsWith(word) || said.includes(`${word} `))) return next
    return null
  }
  return null
}

function isOriginal(line = ''): boolean {
  const [before, inner = '', after, ...more] = line.trim().split(/-+/)
  return before === '' && after === '' && more.length === 0 && originals.includes(inner.trim().toLowerCase())
}

/** From, Sent, To, Subject: two of the others within the next lines. */
function isHeaderBlock(lines: readonly string[], at: number): boolean {
  if (!fromLabels.includes(labelOf(lines[at]))) return false
  return lines.slice(at + 1, at + 6).filter((line) => otherLabels.includes(labelOf(line))).length >= 2
}

/** The word before the colon of a line such as "*Von:* Ana". */
function labelOf(line = ''): string {
  return (/^[\s*]{0,4}([^\s:：*]{1,14})[\s*]{0,2}[:：]/u.exec(line)?.[1] ?? '').toLowerCase()
}

/** The rule that stands above a header block belongs to it. */
function startOfRule(lines: readonly string[], at: number): number {
  let start = at
  while (start > 0 && (isBlank(lines[start - 1]) || /^\s*[_-]{5,}\s*$/.test(lines[start - 1] ?? ''))) start--
  return start
}

/** Whether nothing but quotes, blanks and a signature stands from a line on. */
function isAllQuote(lines: readonly string[], from: number): boolean {
  const rest = lines.slice(from)
  const signature = startOfSignature(rest)
  return rest.slice(0, signature).every((line) => isQuoted(line) || isBlank(line))
}

function startOfSignature(lines: readonly string[]): number {
  const dashes = lines.findIndex((line) => /^(?:--|__|—)\s?$/.test(line))
  const last = lines.findLastIndex((line) => !isBlank(line))
  const sent = last >= 0 && sentFrom.test((lines[last] ?? '').trim()) ? last : -1
  const found = [dashes, sent].filter((at) => at >= 0)
  return found.length > 0 ? Math.min(...found) : lines.length
}

function isQuoted(line = ''): boolean {
  return /^\s{0,3}>/.test(line)
}

function isBlank(line = ''): boolean {
  return line.trim() === ''
}

function isSaid(line: string): boolean {
  return !isBlank(line) && !isQuoted(line)
}

function trimmed(lines: readonly string[]): string {
  return lines
    .join('\n')
    .replace(/^(?:[ \t]*\n)+/, '')
    .trimEnd()
}
