import { z } from 'zod'

/** A language as the web names it (BCP 47): de, pt-BR. */
export const languageTagSchema = z
  .string()
  .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'a language as BCP 47 has it, such as en, de or pt-BR')
