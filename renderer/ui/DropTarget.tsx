import { useEffect, useState } from 'react'
import { messages } from '../messages'
import styles from './DropTarget.module.css'

interface DropTargetProps {
  /** Told the first of the files and folders that were let go over the page. */
  readonly onDrop: (path: string) => unknown
  /** Told whether a file or folder hovers over the page: at first, and at every change. */
  readonly onOver?: (isOver: boolean) => void
}

/**
 * Takes a file or folder dropped anywhere on the page, and says so while one hovers over it. A page is told no paths: the
 * preload reads them off the same drop and posts them as `lull:dropped`.
 */
export function DropTarget({ onDrop, onOver }: DropTargetProps) {
  const [isOver, setOver] = useState(false)
  useEffect(() => {
    const stop = new AbortController()
    const listen = <Type extends keyof WindowEventMap>(
      type: Type,
      act: (event: WindowEventMap[Type]) => void,
    ) => window.addEventListener(type, act, { signal: stop.signal })
    listen('dragover', (event) => {
      event.preventDefault()
      setOver(holdsFiles(event))
    })
    listen('dragleave', (event) => {
      if (event.relatedTarget === null) setOver(false)
    })
    listen('drop', (event) => {
      event.preventDefault()
      setOver(false)
    })
    listen('message', (event) => {
      const [path] = event.source === window ? droppedPaths(event.data) : []
      if (path !== undefined) onDrop(path)
    })
    return () => stop.abort()
  }, [onDrop])
  useEffect(() => onOver?.(isOver), [onOver, isOver])
  // Whoever drags sees it; a screen reader has the file picker.
  return isOver ? (
    <div className={styles.hint} aria-hidden>
      <p>{messages.dropHere}</p>
      <p className={styles.note}>{messages.dropNote}</p>
    </div>
  ) : null
}

const holdsFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') ?? false

function droppedPaths(data: unknown): readonly string[] {
  const { type, paths } = (data ?? {}) as { readonly type?: unknown; readonly paths?: unknown }
  return type === 'lull:dropped' && Array.isArray(paths)
    ? paths.filter((path): path is string => typeof path === 'string')
    : []
}
