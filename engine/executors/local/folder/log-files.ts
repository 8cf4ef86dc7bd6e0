import {
  closeSync,
  constants,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  watch,
} from 'node:fs'
import { copyFile } from 'node:fs/promises'
import path from 'node:path'

export type LogStream = 'stdout' | 'stderr'
export const logStreams: readonly LogStream[] = ['stdout', 'stderr']

export interface LogLimits {
  readonly logMaxBytes: number
  /** Rotated files kept beside the newest. */
  readonly logFiles: number
}

export interface LogPiece {
  readonly bytes: Buffer
  /** Where the piece begins: later than asked for when the beginning was rotated away. */
  readonly offset: number
  /** Whether it reaches the end of what is written so far. */
  readonly atEnd: boolean
}

interface LogPart {
  readonly file: string
  readonly start: number
  readonly end: number
}

/**
 * Reads up to `maxBytes` of a log from a byte offset, counted since the attempt began, rotation or not. Empty when nothing
 * is there. Reads in one go without waiting, so that no rotation comes in between.
 */
export async function readLog(
  folder: string,
  stream: LogStream,
  offset: number,
  maxBytes: number,
): Promise<LogPiece> {
  const parts = partsOf(folder, stream)
  const from = Math.max(offset, parts[0]?.start ?? 0)
  const pieces: Buffer[] = []
  let at = from
  for (const part of parts) {
    if (part.end <= at) continue
    const piece = readPart(part, at, maxBytes - (at - from))
    pieces.push(piece)
    at += piece.length
  }
  return { bytes: Buffer.concat(pieces), offset: from, atEnd: at >= endOf(parts) }
}

/**
 * Resolves when the log has grown past `knownEnd` (by default: past where it is now), or when the signal aborts. Rejects
 * when it cannot be looked at any more: a look that fails comes from the system's own watch, where nobody would catch it.
 */
export async function watchLog(
  folder: string,
  stream: LogStream,
  signal: AbortSignal,
  knownEnd?: number,
): Promise<void> {
  if (signal.aborted) return
  let stop = (): void => undefined
  const grown = new Promise<void>((resolve, reject) => {
    const look = () => {
      try {
        if (knownEnd === undefined || endOf(partsOf(folder, stream)) > knownEnd) resolve()
      } catch (error) {
        reject(error)
      }
    }
    const stopWatching = watchFile(path.join(folder, stream), look)
    const giveUp = () => resolve()
    signal.addEventListener('abort', giveUp, { once: true })
    stop = () => {
      stopWatching()
      signal.removeEventListener('abort', giveUp)
    }
    if (knownEnd !== undefined) look()
  })
  await grown.finally(stop)
}

/** How often a log is looked at where the system has no file watches left to give. */
const lookEveryMs = 1000

/** A log that does not exist yet has no job that writes it: its start is told by other means than the file. */
function watchFile(file: string, changed: () => void): () => void {
  try {
    const watcher = watch(file, changed)
    watcher.on('error', changed)
    return () => watcher.close()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return () => undefined
    const timer = setInterval(changed, lookEveryMs)
    return () => clearInterval(timer)
  }
}

/** Whether a stream has grown past the limit and should be rotated. */
export function needsRotation(folder: string, stream: LogStream, { logMaxBytes }: LogLimits): boolean {
  return sizeOf(path.join(folder, stream)) > logMaxBytes
}

/**
 * Moves what is in the log now to a file named by the offset of its first byte (`stdout.0`, `stdout.67108864`) and empties
 * the log, which the job goes on appending to. Only while nobody writes: the job must stand still. Keeps the newest files.
 */
export async function rotateLog(folder: string, stream: LogStream, { logFiles }: LogLimits): Promise<void> {
  const file = path.join(folder, stream)
  const start = endOf(archivesOf(folder, stream))
  await copyFile(file, `${file}.${start}.new`, constants.COPYFILE_FICLONE)
  // From here to the end without waiting: no reader may see the bytes twice or not at all.
  truncateSync(file)
  renameSync(`${file}.${start}.new`, `${file}.${start}`)
  for (const old of archivesOf(folder, stream).slice(0, -logFiles)) rmSync(old.file)
}

/**
 * Puts a rotation right that was cut short: a copy that was not finished goes, one whose original was emptied already
 * becomes the rotated file. Only before the job goes on.
 */
export function mendRotation(folder: string): void {
  for (const name of namesIn(folder)) {
    const [, rotated, stream] = /^((stdout|stderr)\.\d+)\.new$/.exec(name) ?? []
    if (rotated === undefined || stream === undefined) continue
    const copy = path.join(folder, name)
    if (sizeOf(path.join(folder, stream)) >= sizeOf(copy)) rmSync(copy)
    else renameSync(copy, path.join(folder, rotated))
  }
}

function partsOf(folder: string, stream: LogStream): readonly LogPart[] {
  const archives = archivesOf(folder, stream)
  const start = endOf(archives)
  const file = path.join(folder, stream)
  return [...archives, { file, start, end: start + sizeOf(file) }]
}

function archivesOf(folder: string, stream: LogStream): readonly LogPart[] {
  return namesIn(folder)
    .flatMap((name) => {
      const start = Number(/^\w+\.(\d+)$/.exec(name)?.[1])
      if (Number.isNaN(start) || !name.startsWith(stream)) return []
      const file = path.join(folder, name)
      return [{ file, start, end: start + sizeOf(file) }]
    })
    .toSorted((a, b) => a.start - b.start)
}

function endOf(parts: readonly LogPart[]): number {
  return parts.at(-1)?.end ?? 0
}

function readPart(part: LogPart, at: number, maxBytes: number): Buffer {
  const wanted = Math.min(part.end - at, maxBytes)
  if (wanted <= 0) return Buffer.alloc(0)
  const buffer = Buffer.allocUnsafe(wanted)
  const descriptor = openSync(part.file, 'r')
  try {
    return buffer.subarray(0, readSync(descriptor, buffer, 0, wanted, at - part.start))
  } finally {
    closeSync(descriptor)
  }
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}
