/** Width and height of a PNG or an SVG, so that a page keeps its place; RangeError when it tells none. */
export function pictureSize(bytes: Buffer): { width: number; height: number } {
  if (bytes.subarray(1, 4).toString('latin1') === 'PNG' && bytes.length >= 24)
    return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
  const [svg = ''] = /<svg\b[^>]*>/i.exec(bytes.toString('utf8')) ?? []
  const [, , width = 0, height = 0] = (/\bviewBox\s*=\s*["']([^"']+)/i.exec(svg)?.[1] ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number)
  if (width > 0 && height > 0) return { width, height }
  const given = (name: string) =>
    Number(new RegExp(`\\s${name}\\s*=\\s*["']([\\d.]+)(?:px)?["']`, 'i').exec(svg)?.[1] ?? 0)
  if (given('width') > 0 && given('height') > 0) return { width: given('width'), height: given('height') }
  throw new RangeError('a PNG, or an SVG with a viewBox or a width and height')
}
