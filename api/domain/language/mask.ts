import { fold } from './fold.ts'
import { givenNames } from './given-names.ts'
import { languageOf } from './language.ts'

export type Masking = {
  /** People who are known: their names are cut out wherever they stand. */
  names?: readonly string[]
  /** Whether a word, folded, belongs to what articles say: it is never taken for a name. */
  isKnown?: (word: string) => boolean
}

const given = new Set(givenNames.split(/\s+/))
const english = languageOf('en')

/** What stands for what was cut out: kind in brackets, so that a sentence stays readable. */
const put = { address: '[address]', name: '[name]', number: '[number]', secret: '[secret]' }
/** What stands for what was cut out. */
export const maskMarks = /\[(?:address|name|number|secret)\]/g
const marks = new Set(['address', 'name', 'number', 'secret'])

const link = /\bhttps?:\/\/(?:[^\s/@]+@)?([^\s?#]+)[^\s]*/giu
const mail = /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu
const uuid = /\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b/giu
const hardware = /\b(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}\b|\b(?:[0-9a-f]{1,4}:){4,7}:?[0-9a-f]{1,4}\b/giu
const internet = /(?<![\d.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\d.]\d|\d)/gu
const issued =
  /\b(?:eyJ[\w-]{8,}(?:\.[\w-]+)*|(?:gh[pousr]|github_pat)_\w{16,}|glpat-[\w-]{16,}|xox[abprs]-[\w-]{8,}|[spr]k[-_](?:live|test|proj)?[-_]?\w{16,}|A(?:KIA|SIA)[0-9A-Z]{12,}|AIza[\w-]{20,}|whsec_\S{16,}|ya29\.[\w-]{10,})/gu
const told =
  /\b((?:pass(?:word|wd|phrase|code)?|pwd|pin|token|secret|api[ -]?key|access[ -]?key|bearer|authorization|otp|one[ -]time code)(?:\s+(?:is|was)(?:\s*:)?\s+|\s*[:=]\s*))("[^"]+"|'[^']+'|(?:bearer\s+|basic\s+)?\S+)/giu
const bearer = /\b(bearer|basic)\s+(?=\S*\d)[\w.~+/=-]{12,}/giu
const account = /\b[A-Z]{2}\d{2}(?:[ ]?[A-Z0-9]{4}){2,7}(?:[ ]?[A-Z0-9]{1,3})?\b/gu
const record = [
  'order|invoice|ticket|case|customer|client|account|contract|run|job|execution|request|transaction|payment|shipment|delivery|parcel',
  'package|tracking|employee|staff|personnel|policy|booking|reservation|purchase order|sales order|po|so|record|user|member|supplier',
  'vendor|quote|return|claim|passport|social security|ssn|tax|vat|licence|license|serial|batch|document|session|correlation|trace|flow run',
].join('|')
const named = new RegExp(
  String.raw`\b((?:${record})s?\s*(?:(?:id|no|nr|num|number|ref|reference|code)\b\.?)?\s*(?:is\s+)?[:#=]?\s*)(#?(?:\p{Lu}{1,3}:)?(?=(?:[\w/-]*\d){3})[\p{L}\p{N}]+(?:[-/_.][\p{L}\p{N}]+)*)`,
  'giu',
)
const business =
  /\b(?:INV|ORD|PO|SO|CUST|ACC|CASE|TKT|REQ|INC|CHG|RITM|RUN|JOB|EXEC|TRX|TXN|PAY|SHP|DEL|RMA|REF|EMP|LAD|BK|CN|DN|WO|SR)[-_ ]?\d{3,}(?:[-/]\d+)*\b/gu
const hashed = /(?<![\p{L}\p{N}])#\d{3,}\b/gu
const date = /^\d{4}-\d{2}-\d{2}$|^\d{1,2}[./]\d{1,2}[./]\d{2,4}$/
const digits = /(?<![\p{L}\p{N}_.-])\+?\(?\d(?:[ ()/.-]{0,2}\d){6,}(?![\p{L}\p{N}_]|[.-]\p{N})/gu
const strand = /(?<![\p{L}\p{N}_])[\p{L}\p{N}_+/=-]{16,}(?![\p{L}\p{N}_])/gu

/**
 * A text without what tells of a person: names, addresses, telephone, card, account and order numbers, ids of runs, tokens. Error
 * codes, versions, dates and words of articles stay. It is a sieve and not a proof: a rare name that nothing announces stays.
 */
export function mask(text: string, { names = [], isKnown = () => false }: Masking = {}): string {
  const numbered = text
    .normalize('NFC')
    .replace(link, (_, rest: string) => `https://${rest.replace(/(?<![.,;:!)])[.,;:!)]+$/, '')}`)
    .replace(mail, put.address)
    .replace(issued, put.secret)
    .replace(told, (_, before: string) => `${before}${put.secret}`)
    .replace(bearer, (_, scheme: string) => `${scheme} ${put.secret}`)
    .replace(uuid, put.number)
    .replace(hardware, (found) => (/^[\d:]{5,8}$/.test(found) ? found : put.address))
    .replace(internet, (found) => (isKnown(found) ? found : put.address))
    .replace(account, (found) => (/\d{6}/.test(found.replaceAll(' ', '')) ? put.number : found))
    .replace(named, (whole, before: string, value: string) => (isRecord(before, value) ? before + put.number : whole))
    .replace(business, (found) => (isKnown(fold(found)) ? found : put.number))
    .replace(hashed, put.number)
    .replace(digits, (found) => (isSpared(found) ? found : put.number))
    .replace(strand, (found) => (isRandom(found, isKnown) ? put.secret : found))
  return withoutNames(withoutPeople(numbered, names, isKnown), { firsts: firstsOf(names), isKnown })
}

/** "request 404" is an error and "order 404871" is none; whatever is called a number or an id is one. */
function isRecord(before: string, value: string): boolean {
  const count = value.replace(/\D/g, '').length
  if (date.test(value) || /^0x/i.test(value)) return false
  return count >= 4 || /#$|\b(?:id|no|nr|num|number|ref|reference)\b|[:#=]\s*$/i.test(before) || value.startsWith('#')
}

/** Dates, times of day and versions are no numbers of persons. */
function isSpared(found: string): boolean {
  const text = found.trim()
  if (date.test(text) || /^\d{4}-\d{2}-\d{2}(?!\d)/.test(text)) return true
  if (/^\d+(?:\.\d+){2,}$/.test(text)) return !/^(?:\d{2}\.){4}\d{2}$|^\d{3,}(?:\.\d{3,}){2,}$/.test(text)
  return text.replace(/\D/g, '').length < 7
}

/** Long, with digits among its letters, and no word that anybody says. */
function isRandom(found: string, isKnown: (word: string) => boolean): boolean {
  if (isKnown(fold(found)) || /^0x[0-9a-f]{1,8}$/i.test(found)) return false
  const changes = found.match(/\p{L}(?=\d)|\d(?=\p{L})/gu)?.length ?? 0
  const parts = found.split(/[_+/=-]/).filter(Boolean)
  const longest = Math.max(...parts.map(({ length }) => length), 0)
  return longest >= 12 && /\d/.test(found) && (changes >= 3 || /^[0-9a-f]{20,}$/i.test(found))
}

/** First names of people who are known: others have them too, and then another name follows. */
function firstsOf(names: readonly string[]): Set<string> {
  return new Set(names.flatMap((name) => /^\S{3,}/.exec(name)?.[0] ?? []).map(fold))
}

function withoutPeople(text: string, names: readonly string[], isKnown: (word: string) => boolean): string {
  const parts = names.flatMap((name) => [
    name,
    ...name.split(/\s+/).flatMap((part, at) => (at > 0 && part.length > 2 && !isKnown(fold(part)) ? part : [])),
  ])
  const sorted = [...new Set(parts.filter(Boolean))].sort((one, other) => other.length - one.length)
  if (sorted.length === 0) return text
  const some = sorted.map((name) => RegExp.escape(name)).join('|')
  return text.replace(new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${some})(?![\p{L}\p{N}])`, 'giu'), put.name)
}

const titles = new Set([
  'mr',
  'mrs',
  'ms',
  'miss',
  'dr',
  'prof',
  'sir',
  'herr',
  'frau',
  'mme',
  'monsieur',
  'señor',
  'señora',
])
const greetings = new Set([
  'hi',
  'hello',
  'dear',
  'hey',
  'regards',
  'cheers',
  'sincerely',
  'yours',
  'thanks',
  'greetings',
  'signed',
])
/** Words before a name that may also stand before anything else: a name behind them is written with a capital. */
const callings = new Set(
  'colleague manager boss coworker assistant employee user customer client contractor teammate lead supervisor applicant candidate patient name called named'.split(
    ' ',
  ),
)
const presenting = /(?:\bmy name is|\bi am|\bi[’']m|\bthis is|\bname[:=]|\bich bin|\bje suis)\s*$/iu
const particles = new Set([
  'van',
  'von',
  'de',
  'der',
  'den',
  'del',
  'di',
  'da',
  'la',
  'le',
  'el',
  'al',
  'bin',
  'ibn',
  'dos',
  'mc',
  'st',
  'ter',
  'zu',
])
const most = 3

type Token = { text: string; from: number; to: number; folded: string }

/** Cuts out given names with what follows them, and what is announced as a name. */
function withoutNames(
  text: string,
  { firsts, isKnown }: { firsts: ReadonlySet<string>; isKnown: (word: string) => boolean },
): string {
  const tokens = [...text.matchAll(/[\p{L}\p{M}]+(?:[’'-][\p{L}\p{M}]+)*/gu)].map(
    ({ 0: found, index }): Token => ({ text: found, from: index, to: index + found.length, folded: fold(found) }),
  )
  const isMark = ({ folded, from }: Token) => marks.has(folded) && text[from - 1] === '['
  const isCapital = ({ text: word }: Token) => /^\p{Lu}\p{Ll}|^\p{Lu}[’']\p{Lu}/u.test(word)
  const mayBeName = (token: Token) =>
    token.text.length > 1 && !isMark(token) && !english.isStopWord(token.folded) && !isKnown(token.folded)
  const isShouted = text === text.toUpperCase()
  const cuts: [from: number, to: number][] = []
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as Token
    const before = tokens[at - 1]
    const isAfter = (words: Set<string>) =>
      before !== undefined &&
      words.has(before.folded.replace(/[’']s$/, '')) &&
      /^[\s.,:!]*$/.test(text.slice(before.to, token.from))
    const isTitled = isAfter(titles) && mayBeName(token)
    const isAnnounced =
      mayBeName(token) &&
      isCapital(token) &&
      (isAfter(greetings) || isAfter(callings) || presenting.test(text.slice(Math.max(0, token.from - 20), token.from)))
    const stem = token.folded.replace(/[’']s$/, '')
    const isGiven =
      stem.split('-').some((part) => given.has(part) || firsts.has(part)) && mayBeName(token) && !isKnown(stem)
    if (!isTitled && !isAnnounced && !isGiven) continue
    let last = at
    if (!/[’']s$/.test(token.text))
      for (let next = at + 1; next <= at + most; next++) {
        const one = tokens[next]
        if (!one || !/^(?:[ ]|[ ]?\.[ ]|-)$/.test(text.slice(tokens[next - 1]?.to, one.from))) break
        const isSurname =
          (mayBeName(one) || (one.text.length === 1 && isShoutedOr(one))) && (isCapital(one) || isLower(one, next))
        if (particles.has(one.folded) && tokens[next + 1] && !isKnown(tokens[next + 1]?.folded ?? '')) continue
        if (!isSurname) break
        last = next
        if (!isCapital(one)) break
      }
    cuts.push([token.from, tokens[last]?.to ?? token.to])
    at = last
  }
  return cuts.reduceRight((left, [from, to]) => left.slice(0, from) + put.name + left.slice(to), text)

  function isShoutedOr({ text: word }: Token) {
    return word === word.toUpperCase()
  }

  /** A surname in small letters: only where the given name before it is in small letters too, and the word is none of those that trouble is told with. */
  function isLower(one: Token, next: number) {
    const first = tokens[next - 1]
    if (isShouted) return !common.has(one.folded)
    return first !== undefined && !isCapital(first) && one.text === one.text.toLowerCase() && !common.has(one.folded)
  }
}

/** Words that stand behind a name when trouble is told. */
const common = new Set(
  `access account address app application approval badge bill booking bonus browser calendar claim code computer contract data desk device drive email
error excel expense expenses export failed file folder form group holiday import invoice invoices issue laptop leave left license link list locked login
logon mail mailbox missing mobile new old onboarding offboarding order orders outlook page password pay payment payroll payslip permission permissions
phone pin printer problem profile project purchase quote record refund rejected report request reset right role run salary server session share sharepoint
shift sick sign site started status support sync system task team teams ticket time timesheet token training transfer travel update user vacation vpn wants
wrong asked asks called calls cannot cant does got gets has have is said says was will wrote needs reported sent left quit joined moved`.split(
    /\s+/,
  ),
)
