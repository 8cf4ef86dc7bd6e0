import path from 'node:path'
import { fillNewFile } from '../folder'

/** Writes down, for the launcher's shell, which variables the job has besides the launcher's and what it runs. */
export function writeOrder(
  folder: string,
  variables: Readonly<Record<string, string>>,
  command: readonly string[],
): void {
  const exports = Object.entries(variables).map(([name, value]) => `export ${name}=${quoted(value)}\n`)
  const text = `${exports.join('')}set -- ${command.map(quoted).join(' ')}\n`
  fillNewFile(path.join(folder, 'order'), text)
}

/** POSIX, "Single-Quotes": every character keeps its own meaning but the quote itself. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}
