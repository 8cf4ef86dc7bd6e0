import { watch } from 'node:fs'
import { basename, dirname } from 'node:path'

/** An editor writes a file in several steps; it is looked at when they have been over for this long. */
const settleMilliseconds = 100

export interface FileWatch {
  readonly onChange: () => void
  /** The system cannot watch (any more), such as when its number of watches is used up. */
  readonly onFailure: (error: Error) => void
}

/**
 * Calls back when the file may have changed. Its folder is watched, because editors and atomic writes replace the file.
 * Keeps no process alive. Returns how to end it.
 */
export function watchFile(file: string, { onChange, onFailure }: FileWatch): () => void {
  let settling: NodeJS.Timeout | undefined
  const noticed = (_event: string, name: string | null) => {
    if (name !== null && name !== basename(file)) return
    clearTimeout(settling)
    settling = setTimeout(onChange, settleMilliseconds).unref()
  }
  try {
    const watcher = watch(dirname(file), { persistent: false }, noticed)
    watcher.on('error', onFailure)
    return () => {
      clearTimeout(settling)
      watcher.close()
    }
  } catch (error) {
    onFailure(error instanceof Error ? error : new Error(String(error)))
    return () => undefined
  }
}
