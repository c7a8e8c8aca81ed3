import { z } from 'zod'

const colour = z
  .string()
  .regex(/^#[0-9a-fA-F]{6}$/, 'a colour as #rrggbb, such as #0b6b57')
  .describe('A colour as #rrggbb.')

const file = (kinds: string) =>
  z
    .string()
    .regex(new RegExp(`\\.(${kinds.replaceAll(', ', '|')})$`, 'i'), `a file below the home that ends in .${kinds}`)

/** A link that a home puts on its pages. */
export const linkSchema = z.strictObject({
  label: z.string().min(1).max(40).describe('What is read.'),
  url: z
    .string()
    .regex(/^(https?:\/\/|mailto:|\/(?!\/))\S+$|^\/$/, 'an address that begins with https://, mailto: or /')
    .describe('Where it leads: another site, a mailbox, or a page of this one.'),
})

const font = z.strictObject({
  family: z
    .string()
    .min(1)
    .max(60)
    .regex(/^[^"\\{};<>]+$/, 'the name of a font')
    .describe('Its name.'),
  file: file('woff2').describe('A .woff2 file below the home; weights it spans are those of the file.'),
})

/** The parts of the home page, in the order they have by themselves. */
export const homeSections = ['browse', 'automations', 'changes'] as const

/** How the pages of a home look, and what they say of themselves. */
export const faceSchema = z.strictObject({
  logo: z
    .strictObject({
      light: file('svg, png').describe('Shown on light pages.'),
      dark: file('svg, png').optional().describe('Shown on dark pages. Default: the light one.'),
      hasName: z.boolean().default(false).describe('Whether the name stands in it already.'),
    })
    .optional()
    .describe('The picture beside the name, or in its place.'),
  favicon: file('svg, png, ico').optional().describe('The small picture in the tab of a browser.'),
  accent: z
    .union([colour, z.strictObject({ light: colour, dark: colour })])
    .optional()
    .describe('The colour of links and buttons. With one colour, that of dark pages follows from it.'),
  fonts: z
    .strictObject({
      text: font.optional().describe('For everything that is read.'),
      code: font.optional().describe('For code, ids and keys.'),
    })
    .default({})
    .describe('Fonts from the home. Default: those of the reader’s machine.'),
  theme: file('css').optional().describe('Styles of your own, over the tokens that the handbook lists.'),
  header: z.array(linkSchema).max(4).default([]).describe('Links in the header, after its own.'),
  footer: z.array(linkSchema).max(12).default([]).describe('Links in the footer, after its own.'),
  notice: z
    .strictObject({
      text: z.string().min(1).max(200).describe('What every page of the portal says at its top.'),
      url: linkSchema.shape.url.optional(),
    })
    .optional()
    .describe('A line above every page of the portal.'),
  home: z
    .strictObject({
      title: z
        .string()
        .min(1)
        .max(80)
        .optional()
        .describe('The question above the search. Default: “What has stopped working?”'),
      lead: z
        .string()
        .max(200)
        .optional()
        .describe('The line below it. Default: “Paste the error, name the automation, or ask in your own words.”'),
      sections: z
        .array(z.enum(homeSections))
        .default([...homeSections])
        .describe('What stands below the search, in order; what is left out is not shown.'),
    })
    .prefault({})
    .describe('What the home page says.'),
  credit: z.boolean().default(true).describe('Whether the footer says what the portal runs on.'),
})

/** How a home looks. */
export type Face = z.infer<typeof faceSchema>

/** The files that a face names, below the home, by the field that names each. */
export function faceFiles({ logo, favicon, fonts, theme }: Face): { path: string[]; file: string }[] {
  const named: [string[], string | undefined][] = [
    [['logo', 'light'], logo?.light],
    [['logo', 'dark'], logo?.dark],
    [['favicon'], favicon],
    [['fonts', 'text', 'file'], fonts.text?.file],
    [['fonts', 'code', 'file'], fonts.code?.file],
    [['theme'], theme],
  ]
  return named.flatMap(([path, file]) => (file === undefined ? [] : [{ path, file }]))
}
