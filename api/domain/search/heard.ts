const code =
  /(?<![\w-])(?:[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|[A-Z]{2,}\d{3,}|[A-Z]{2,}-\d{2,}|0x[0-9A-Fa-f]{4,16}|[A-Z][a-z0-9]+(?:[A-Z][a-z0-9]+){2,}|[A-Z]\w{2,60}(?:Exception|Error))(?![\w-])/g
const trouble =
  /\b(?:error|exception|fail(?:ed|ure|s)?|fatal|denied|refused|rejected|invalid|expired|timed? ?out|timeout|unable|cannot|could not|not found|forbidden|unauthori[sz]ed|[45]\d\d)\b/i

/** What a log says around its message: when, where and under which number. */
const noise = [
  /\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?/g,
  /\b\d{1,2}:\d\d:\d\d(?:[.,]\d{1,9})?\b/g,
  /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi,
  /\b(?=[0-9a-f]{0,15}[0-9])(?=[0-9]{0,15}[a-f])[0-9a-f]{12,64}\b/gi,
  /\bhttps?:\/\/[^\s"'<>]{1,300}/g,
  /\[(?:[\w.:-]{1,40})\]/g,
  /\bat [\w$.<>]{1,120} ?\([^()\n]{0,300}\)/g,
  /(?<![\w.])\/?(?:[\w.-]{1,60}\/){2,12}[\w.-]{1,60}(?::\d{1,6}){0,2}/g,
  /\b(?:TRACE|DEBUG|INFO|WARN|WARNING|ERROR|FATAL|SEVERE)\b:?(?=\s)/g,
  /\b(?:req(?:uest)?|run|trace|correlation|job)[ _-]?id\b["':= ]{0,4}[\w-]{1,60}/gi,
]
const long = 160
const mostCodes = 3
const mostLines = 2
const lineLength = 200

/**
 * The questions that a message asks, the message itself first: then the codes and the lines of an error that stand in it among other
 * things. A short one in plain words asks itself alone.
 */
export function heardIn(message: string): string[] {
  const plain = withoutNoise(message)
  const codes = [...new Set([...message.matchAll(code)].map(([found]) => found))].slice(0, mostCodes)
  const isPasted = message.length > long || message.includes('\n')
  const lines = isPasted
    ? plain
        .split('\n')
        .filter((line) => trouble.test(line))
        .map((line) => line.slice(0, lineLength))
        .slice(0, mostLines)
    : []
  const all = [plain.replaceAll('\n', ' '), codes.join(' '), ...(codes.length > 1 ? codes : []), ...lines]
  const asked = [...new Set(all.map((one) => one.trim()).filter(Boolean))]
  return asked.length > 0 ? asked : [message]
}

function withoutNoise(message: string): string {
  const cleaned = noise.reduce((text, pattern) => text.replace(pattern, ' '), message)
  return cleaned
    .split('\n')
    .map((line) => line.replace(/[ \t]+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n')
}
