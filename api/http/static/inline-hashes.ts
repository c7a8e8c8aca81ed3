import { createHash } from 'node:crypto'

/** Hashes of what a built page carries inline, so that its policy can allow exactly that and nothing else. */
export function inlineHashes(html: string): { scripts: string[]; styles: string[] } {
  return {
    scripts: hashesOf(html, /<script\b((?:[^>"']|"[^"]*"|'[^']*')*)>([\s\S]*?)<\/script>/gi),
    styles: hashesOf(html, /<style\b((?:[^>"']|"[^"]*"|'[^']*')*)>([\s\S]*?)<\/style>/gi),
  }
}

function hashesOf(html: string, pattern: RegExp): string[] {
  const hashes = new Set<string>()
  for (const [, attributes = '', text = ''] of html.matchAll(pattern)) {
    if (/\bsrc\s*=/i.test(attributes) || text === '' || isData(attributes)) continue
    hashes.add(`sha256-${createHash('sha256').update(text).digest('base64')}`)
  }
  return [...hashes]
}

function isData(attributes: string): boolean {
  const type = /\btype\s*=\s*["']?([^"'\s>]+)/i.exec(attributes)?.[1]?.toLowerCase()
  return type !== undefined && type !== 'module' && !type.includes('javascript') && type !== 'text/css'
}
