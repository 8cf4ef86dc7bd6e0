/**
 * One command line for CreateProcessW from a program and its arguments, so that the C runtime and CommandLineToArgvW split
 * it into the same again (Microsoft, "Parsing C command-line arguments"). cmd.exe has rules of its own: what follows its
 * `/c` is passed on as it stands, in the quotes that `/s` takes off again (`cmd /?`).
 */
export function commandLine([program = '', ...given]: readonly string[]): string {
  const line = isCmd(program) ? given.findIndex((each) => /^\/[ck]$/i.test(each)) : -1
  if (line === -1) return [program, ...given].map(quoted).join(' ')
  return (
    [program, ...given.slice(0, line + 1)].map(quoted).join(' ') + ` "${given.slice(line + 1).join(' ')}"`
  )
}

function isCmd(program: string): boolean {
  return /(?:^|[\\/])cmd(?:\.exe)?$/i.test(program)
}

/** Backslashes count only before a quote: there each is doubled. */
function quoted(argument: string): string {
  if (argument !== '' && !/[\s"]/.test(argument)) return argument
  return `"${argument.replace(/(\\*)"/g, '$1$1\\"').replace(/(\\+)$/, '$1$1')}"`
}

/** The environment as CreateProcessW wants it: `NAME=value`, in the order of upper-case names, each ended by a zero. */
export function environmentBlock(env: Readonly<Record<string, string>>): Buffer {
  const byName = new Map(Object.entries(env).map(([name, value]) => [name.toUpperCase(), `${name}=${value}`]))
  const names = [...byName.keys()].toSorted((a, b) => (a < b ? -1 : 1))
  const lines = names.map((name) => `${byName.get(name)}\0`)
  return Buffer.from(`${lines.join('') || '\0'}\0`, 'utf16le')
}
