/** A password that repeats no more signs than these is as good as one of so many. */
const fewSigns = 3

/** Whether many people have chosen a password: itself, without the digits and signs around it, or what it repeats. */
export async function isCommonPassword(password: string): Promise<boolean> {
  const { dictionary } = await import('@zxcvbn-ts/language-common')
  const common = new Set(dictionary['passwords-common'])
  const typed = password.normalize('NFKC').toLowerCase()
  const repeated = typed.slice(0, `${typed}${typed}`.indexOf(typed, 1))
  if (repeated.length <= fewSigns) return true
  const word = typed.replace(/^\P{L}+/u, '').replace(/(?<=\p{L})\P{L}+$/u, '')
  const signs = typed.replace(/[^\p{L}\p{N}]+/gu, '')
  return [typed, repeated, word, signs].some((one) => common.has(one))
}
