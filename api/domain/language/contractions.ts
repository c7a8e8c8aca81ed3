/** What people and their keyboards put for an apostrophe. */
const apostrophes = String.raw`['‘’‛ʼ＇\u0060´′]`
const between = new RegExp(String.raw`(?<=\p{L})${apostrophes}(?=\p{L})`, 'gu')

const verbs = 'ai are could dare did do does had has have is may might must need ought sha should was were wo would'
/** Without an apostrophe "dont" stays what it is: a word of French. */
const contraction = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?!dont)(?:(can't|cant|can not)|(${verbs.replaceAll(' ', '|')})n'?t)(?![\p{L}\p{N}])`,
  'giu',
)
const changed: Record<string, string> = { ai: 'is', sha: 'shall', wo: 'will' }

/**
 * A text whose English denials are written one way, however they are contracted: "can't" and "can not" are cannot, "won't" is will not.
 * Apostrophes between letters are one sign.
 */
export function spelledOut(text: string): string {
  return text
    .replace(between, "'")
    .replace(contraction, (_, cannot?: string, verb = '') =>
      cannot ? 'cannot' : `${changed[verb.toLowerCase()] ?? verb} not`,
    )
}
