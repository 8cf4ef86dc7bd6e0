/**
 * Calls back with the paths of files and folders that a person drops on this page. Takes what is dragged over it for a
 * drop as a whole; `over` tells when something hangs over the page. Returns how to end it.
 */
export function onDropped(
  dropped: (paths: readonly string[]) => void,
  over: (isOver: boolean) => void = () => undefined,
): () => void {
  const ending = new AbortController()
  const { signal } = ending
  const accept = (event: DragEvent) => {
    if (!event.dataTransfer?.types.includes('Files')) return
    event.preventDefault()
    event.dataTransfer.dropEffect = 'copy'
    over(true)
  }
  const left = (event: DragEvent) => event.relatedTarget === null && over(false)
  const landed = (event: DragEvent) => {
    event.preventDefault()
    over(false)
  }
  const told = ({ source, data }: MessageEvent<unknown>) => {
    const paths = source === window ? pathsIn(data) : []
    if (paths.length > 0) dropped(paths)
  }
  window.addEventListener('dragenter', accept, { signal })
  window.addEventListener('dragover', accept, { signal })
  window.addEventListener('dragleave', left, { signal })
  window.addEventListener('drop', landed, { signal })
  window.addEventListener('message', told, { signal })
  return () => ending.abort()
}

function pathsIn(data: unknown): readonly string[] {
  const { type, paths } = (typeof data === 'object' && data !== null ? data : {}) as Readonly<
    Record<string, unknown>
  >
  return type === 'lull:dropped' && Array.isArray(paths)
    ? paths.filter((path): path is string => typeof path === 'string')
    : []
}
