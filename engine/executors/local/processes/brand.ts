import { createHash } from 'node:crypto'

/** In KiB, an exbibyte: more than any machine has. */
const beyondAnyMemory = 2n ** 50n

/**
 * The limit of resident memory, in KiB, that all processes of the attempt with this mark have, and by which they are known.
 * Linux has not kept to this limit since 2.4.30 (setrlimit(2), RLIMIT_RSS), so that it hinders nobody; but every child
 * inherits it, and nobody without privileges can raise it again: it stays with those who leave their parent, their session
 * and their environment behind. 48 bits of the mark's digest are in it: no two attempts of a machine share one.
 */
export function brandFor(mark: string): string {
  const digest = createHash('sha256').update(mark).digest('hex')
  return String(beyondAnyMemory + BigInt(`0x${digest.slice(0, 12)}`))
}

/** The brand in the text of `/proc/PID/limits`; `null` without such a limit. */
export function brandIn(limits: string | null): string | null {
  const bytes = /^Max resident set +\d+ +(\d+) +bytes/m.exec(limits ?? '')?.[1]
  return bytes === undefined ? null : String(BigInt(bytes) / 1024n)
}
