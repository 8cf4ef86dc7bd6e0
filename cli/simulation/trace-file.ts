import { z } from 'zod'
import { traceOfHistory } from '../../core/simulation'
import { HistoryEntry, invalidInput, LullError, TraceLine } from '../../shared/model'

const history = z.array(HistoryEntry)

/**
 * The lines of a trace: a JSON object a line, or what `lull history --json` printed. Throws `invalidInput` with the
 * number of the first line that is wrong.
 */
export function parseTrace(text: string, name: string): readonly TraceLine[] {
  return text.trimStart().startsWith('[') ? parseHistory(text, name) : parseLines(text, name)
}

function parseLines(text: string, name: string): readonly TraceLine[] {
  const lines: TraceLine[] = []
  for (const [at, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    const where = `${name}:${at + 1}`
    const parsed = TraceLine.safeParse(readJson(line, where))
    if (!parsed.success) throw invalidInput(TraceLine, parsed.error, where)
    const before = lines.at(-1)?.atSeconds ?? 0
    if (parsed.data.atSeconds < before) throw backwards(where, parsed.data.atSeconds, before)
    lines.push(parsed.data)
  }
  if (lines.length > 0) return lines
  throw new LullError('invalidInput', `${name} holds no line of a trace`, {
    hint: 'Write one like {"atSeconds":0,"idleSeconds":900}, and {"atSeconds":3600} for its end.',
  })
}

function parseHistory(text: string, name: string): readonly TraceLine[] {
  const parsed = history.safeParse(readJson(text, name))
  if (!parsed.success) throw invalidInput(history, parsed.error, name)
  if (parsed.data.length > 0) return traceOfHistory(parsed.data)
  throw new LullError('invalidInput', `${name} is a history without an entry`, {
    hint: 'Let the engine run for a while, or give it more with `lull history --json --limit 1000`.',
  })
}

function readJson(text: string, where: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new LullError('invalidInput', `${where}: not JSON: ${(cause as Error).message}`, {
      hint: 'A trace has one JSON object a line, like {"atSeconds":60,"idleSeconds":0}.',
      cause,
    })
  }
}

function backwards(where: string, atSeconds: number, before: number): LullError {
  return new LullError('invalidInput', `${where}: atSeconds goes back from ${before} to ${atSeconds}`, {
    hint: 'Sort the lines by atSeconds.',
    path: 'atSeconds',
  })
}
