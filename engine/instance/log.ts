import { closeSync, fstatSync, openSync, renameSync, writeSync } from 'node:fs'
import { pino } from 'pino'
import { explainFileError } from './file-error'

type Fields = Readonly<Record<string, unknown>>

/** What the engine tells those who look for the cause of something. An `error` among the fields is written with its stack. */
export interface Log {
  info(message: string, fields?: Fields): void
  warn(message: string, fields?: Fields): void
  error(message: string, fields?: Fields): void
  close(): void
}

/** At this size the file becomes `engine.log.1`, in place of the one before. */
const maxBytes = 5 * 1024 ** 2

/**
 * Opens `engine.log`: one JSON object a line, readable for its person alone. Each line is in the file when the call
 * returns, so that it is there after a kill. Throws `storeUnusable` when the file cannot be opened.
 */
export function openLog(file: string, limitBytes: number = maxBytes): Log {
  const lines = lineFile(file, limitBytes)
  const logger = pino(
    {
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { error: pino.stdSerializers.err },
    },
    { write: lines.write },
  )
  return {
    info: (message, fields = {}) => logger.info(fields, message),
    warn: (message, fields = {}) => logger.warn(fields, message),
    error: (message, fields = {}) => logger.error(fields, message),
    close: lines.close,
  }
}

interface OpenFile {
  readonly descriptor: number
  bytes: number
}

/** Appends lines to a file and turns it over at its limit. A full disk costs lines, which are counted, never the engine. */
function lineFile(file: string, limitBytes: number) {
  let open: OpenFile | undefined = openForAppend(file)
  let lost = 0
  const close = () => {
    if (open !== undefined) closeSync(open.descriptor)
    open = undefined
  }
  const append = (text: string) => {
    open ??= openForAppend(file)
    if (open.bytes > 0 && open.bytes + Buffer.byteLength(text) > limitBytes) {
      close()
      renameSync(file, `${file}.1`)
      open = openForAppend(file)
    }
    open.bytes += writeSync(open.descriptor, text)
  }
  const write = (line: string) => {
    try {
      append(lost === 0 ? line : `${lostNote(lost)}${line}`)
      lost = 0
    } catch {
      // There is no other place to tell it: the count goes into the file as soon as it takes lines again.
      lost += 1
    }
  }
  return { write, close }
}

function lostNote(lines: number): string {
  const time = new Date().toISOString()
  return `${JSON.stringify({ level: 40, time, pid: process.pid, msg: `${lines} lines could not be written here` })}\n`
}

function openForAppend(file: string): OpenFile {
  try {
    const descriptor = openSync(file, 'a', 0o600)
    return { descriptor, bytes: fstatSync(descriptor).size }
  } catch (error) {
    throw explainFileError(error, file)
  }
}
