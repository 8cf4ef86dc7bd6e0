import { useEffect, useState } from 'react'
import type { Form } from './form'

/**
 * Takes a file or folder dropped anywhere on the page; whether one hovers over it. A page is told no paths: the preload
 * reads them off the same drop and posts them as `lull:dropped`.
 */
export function useDrop(form: Form): boolean {
  const [isOver, setOver] = useState(false)
  useEffect(() => {
    const stop = new AbortController()
    const listen = <Type extends keyof WindowEventMap>(
      type: Type,
      act: (event: WindowEventMap[Type]) => void,
    ) => window.addEventListener(type, act, { signal: stop.signal })
    listen('dragover', (event) => {
      event.preventDefault()
      setOver(true)
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
      if (path !== undefined) void form.fillFromPath(path)
    })
    return () => stop.abort()
  }, [form])
  return isOver
}

function droppedPaths(data: unknown): readonly string[] {
  const { type, paths } = (data ?? {}) as { readonly type?: unknown; readonly paths?: unknown }
  return type === 'lull:dropped' && Array.isArray(paths)
    ? paths.filter((path): path is string => typeof path === 'string')
    : []
}
