import { closeSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs'

/** `undefined`: the process is gone, which may happen between any two looks, or the file is not for us to read. */
export function readOf(pid: number | 'self', file: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch (error) {
    if (isGone(error) || isHidden(error)) return undefined
    throw error
  }
}

export function allPids(): readonly number[] {
  return numbersIn('/proc')
}

/** Thread ids of a process; none when it is gone. */
export function threadsOf(pid: number): readonly number[] {
  try {
    return numbersIn(`/proc/${pid}/task`)
  } catch (error) {
    if (isGone(error)) return []
    throw error
  }
}

function numbersIn(folder: string): readonly number[] {
  return readdirSync(folder)
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
}

/** Fields of /proc/PID/stat after the name, which may hold spaces: state, ppid, … (proc(5) numbers them from 3). */
export function statOf(pid: number): readonly string[] | undefined {
  const text = readOf(pid, 'stat')
  return text?.slice(text.lastIndexOf(')') + 2).split(' ')
}

/** A file of /proc that is read again and again: kept open, a read costs a few microseconds. */
export interface OpenFile {
  /** `undefined` when the process is gone. */
  read(): string | undefined
  close(): void
}

export function openProcFile(file: string): OpenFile {
  const descriptor = openSync(file, 'r')
  const buffer = Buffer.alloc(512)
  return {
    read: () => {
      try {
        return buffer.toString('latin1', 0, readSync(descriptor, buffer, 0, buffer.length, 0))
      } catch (error) {
        if (isGone(error)) return undefined
        throw error
      }
    },
    close: () => closeSync(descriptor),
  }
}

function isGone(error: unknown): boolean {
  return ['ENOENT', 'ESRCH'].includes(codeOf(error))
}

function isHidden(error: unknown): boolean {
  return ['EACCES', 'EPERM'].includes(codeOf(error))
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
