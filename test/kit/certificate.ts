import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { workDir } from './work-dir.ts'

/** A certificate for this machine that vouches for itself, with its key, as files in PEM. */
export function certificateFor(name: string, { days = 365 }: { days?: number } = {}): { cert: string; key: string } {
  const dir = workDir(`certificate-${name}`)
  const [cert, key] = [join(dir, 'cert.pem'), join(dir, 'key.pem')]
  const asked = ['-subj', `/CN=${name}`, '-addext', 'subjectAltName=IP:127.0.0.1', '-days', String(days)]
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
  execFileSync('openssl', ['req', '-x509', ...curve, ...asked, '-keyout', key, '-out', cert], { stdio: 'pipe' })
  return { cert, key }
}
