import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { extname, join, relative } from 'node:path'
import type { Issue } from '#domain/base/issue.ts'
import { accentsOf } from '#domain/home/accent.ts'
import type { LogoShown } from '#domain/home/brand.ts'
import { type Face, faceFiles } from '#domain/home/face.ts'
import { pictureSize } from './picture-size.ts'

/** A file of a face at its address, which changes with its content. */
type FaceFile = { path: string; address: string }
type Logo = FaceFile & { width: number; height: number }

/** A face as pages show it. */
export type ShownFace = Omit<Face, 'logo' | 'favicon' | 'fonts' | 'theme' | 'accent'> & {
  logo: (LogoShown & { light: Logo; dark: Logo }) | null
  favicon: FaceFile | null
  fonts: FaceFile[]
  /** Its styles, at their address; null when it has none of its own. */
  styles: { address: string; text: string } | null
}

/** Reads the files of a face, and makes its styles. */
export function readFace(dir: string, { logo, favicon, fonts, theme, accent, ...rest }: Face): ShownFace {
  const at = (role: string, file: string): FaceFile => {
    const path = join(dir, file)
    return { path, address: `/face/${role}.${hashOf(readFileSync(path))}${extname(file).toLowerCase()}` }
  }
  const pictured = (role: string, file: string): Logo => ({
    ...at(role, file),
    ...pictureSize(readFileSync(join(dir, file))),
  })
  const light = logo && pictured('logo', logo.light)
  const text = fonts.text && { ...fonts.text, ...at('text', fonts.text.file) }
  const code = fonts.code && { ...fonts.code, ...at('code', fonts.code.file) }
  const styles = [
    tokensOf({ accent }, { text: text?.family, code: code?.family }),
    ...[text, code].filter((font) => font !== undefined).map(fontFace),
    theme ? readFileSync(join(dir, theme), 'utf8') : '',
  ]
    .filter(Boolean)
    .join('\n')
  return {
    ...rest,
    logo: light ? { light, dark: logo.dark ? pictured('logo-dark', logo.dark) : light, hasName: logo.hasName } : null,
    favicon: favicon ? at('favicon', favicon) : null,
    fonts: [text, code].filter((font) => font !== undefined),
    styles: styles ? { address: `/face/styles.${hashOf(styles)}.css`, text: styles } : null,
  }
}

/** Every file that is served for a face, by its address. */
export function servedFiles({ logo, favicon, fonts, styles }: ShownFace): Map<string, string | Buffer> {
  const files = [logo?.light, logo?.dark, favicon, ...fonts].filter((file) => file != null)
  return new Map<string, string | Buffer>([
    ...files.map(({ address, path }): [string, Buffer] => [address, readFileSync(path)]),
    ...(styles ? [[styles.address, styles.text] as [string, string]] : []),
  ])
}

/** Files of a face that are not there or not what they should be. */
export function faceIssues(dir: string, face: Face): Issue[] {
  return faceFiles(face).flatMap(({ path, file }): Issue[] => {
    const wrong = (expected: string) => [{ path: ['face', ...path], came: file, expected, hint: null }]
    const whole = join(dir, file)
    if (relative(dir, whole).startsWith('..')) return wrong('a file below the home')
    try {
      const bytes = readFileSync(whole)
      if (path[0] === 'logo') pictureSize(bytes)
      if (path[0] === 'theme') return themeIssues(bytes.toString('utf8')).flatMap(wrong)
      return []
    } catch (error) {
      return wrong(error instanceof RangeError ? error.message : 'a file that is there')
    }
  })
}

const mostStyles = 60_000

/** What a browser would not load: pages take nothing from other sites, and no file that is not named in `ladder.yaml`. */
function themeIssues(css: string): string[] {
  const found = /@import|url\(\s*["']?(?!data:)[^)]*\)/i.exec(css)?.[0]
  if (Buffer.byteLength(css) > mostStyles) return [`styles of at most ${mostStyles / 1000} kB`]
  return found ? [`styles that load nothing (${found.slice(0, 60)}): fonts and pictures are named in ladder.yaml`] : []
}

function tokensOf(face: Pick<Face, 'accent'>, fonts: { text: string | undefined; code: string | undefined }): string {
  const accents = accentsOf(face)
  const pair = (part: 'accent' | 'strong' | 'sunk') => `light-dark(${accents?.light[part]}, ${accents?.dark[part]})`
  const tokens = [
    ...(accents
      ? [`--accent: ${pair('accent')}`, `--accent-strong: ${pair('strong')}`, `--accent-sunk: ${pair('sunk')}`]
      : []),
    ...(fonts.text ? [`--own-font: "${fonts.text}"`] : []),
    ...(fonts.code ? [`--own-mono: "${fonts.code}"`] : []),
  ]
  return tokens.length > 0 ? `:root {\n${tokens.map((token) => `  ${token};\n`).join('')}}` : ''
}

/** Shown at once or not at all on a page, so that no text moves. */
function fontFace({ family, address }: { family: string; address: string }): string {
  const name = address.slice('/face/'.length)
  return `@font-face {
  font-family: "${family}";
  src: url("${name}") format("woff2");
  font-weight: 100 900;
  font-display: optional;
}`
}

function hashOf(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 10)
}
