import { type Paint, paintWith, wantsColour } from './paint'
import type { Face, Surroundings } from './surroundings'

/** Where a command's words go: the result on stdout, everything else on stderr. */
export interface Output {
  readonly json: boolean
  readonly paint: Paint
  /** Columns of the terminal; `undefined` when stdout is none. */
  readonly columns: number | undefined
  /** The result: one JSON document under `--json`, otherwise the text that `render` makes of it. */
  show<Value>(value: Value, render: (value: Value) => string): Promise<void>
  /** One of many results: a JSON document on a line of its own, or text. */
  stream<Value>(value: Value, render: (value: Value) => string): Promise<void>
  /** A job's own bytes, unchanged; resolves when the stream took them. */
  bytes(to: 'stdout' | 'stderr', bytes: Uint8Array): Promise<void>
  /** A remark for the person: progress, what happens next. Always on stderr. */
  note(text: string): void
}

/** The output of one command. */
export function outputOf(around: Surroundings, json: boolean): Output {
  const paint = paintWith(!json && wantsColour(around.stdout, around.env))
  const columns = around.stdout.isTTY === true ? around.stdout.columns || 80 : undefined
  return {
    json,
    paint,
    columns,
    show: (value, render) =>
      json
        ? writeLine(around.stdout, toJson(value, columns === undefined ? 0 : 2))
        : writeLine(around.stdout, render(value)),
    stream: (value, render) => writeLine(around.stdout, json ? toJson(value, 0) : render(value)),
    bytes: (to, bytes) => write(around[to], bytes),
    note: (text) => void around.stderr.write(`lull: ${text}\n`),
  }
}

/** `undefined`, which JSON has not, is shown as null. */
function toJson(value: unknown, indent: number): string {
  return JSON.stringify(value ?? null, undefined, indent)
}

async function writeLine(face: Face, text: string): Promise<void> {
  if (text !== '') await write(face, text.endsWith('\n') ? text : `${text}\n`)
}

/** Writes and waits until the stream took it, so that a slow reader slows us instead of filling memory. */
export function write(face: Face, data: string | Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    face.write(data, (error) => (error ? reject(error) : resolve()))
  })
}

/** All but the two that only move on. */
const controlCharacters = /[^\P{Cc}\t\n]/gu

/** A text that others wrote (a name, a command), safe to show: it cannot steer the terminal. */
export function harmless(text: string): string {
  return text.replace(controlCharacters, '\uFFFD')
}
