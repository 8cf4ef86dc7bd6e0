import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'

/** The `lull` command of this checkout. */
export const lullScript = path.resolve('cli/bin.mjs')

/** Runs `lull ARGS…` against the home to its end and gives what it printed. Rejects with its words when it fails. */
export async function lull(home: string, ...args: readonly string[]): Promise<string> {
  const env = { ...process.env, LULL_HOME: home }
  const child = spawn(process.execPath, [lullScript, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = once(child, 'exit')
  const [printed, complaints] = await Promise.all([textOf(child.stdout), textOf(child.stderr)])
  const [code] = (await ended) as [number | null]
  if (code !== 0) throw new Error(`lull ${args.join(' ')} ended with ${code}: ${complaints.trim()}`)
  return printed.trim()
}

async function textOf(stream: NodeJS.ReadableStream): Promise<string> {
  const chunks: string[] = []
  for await (const chunk of stream) chunks.push(String(chunk))
  return chunks.join('')
}
