import { ipcRenderer, webUtils } from 'electron'

// The page gets two things, and nothing is exposed to it as an object: a port to the main process, which it asks for by
// name, and the paths of files that a person drops on it.
window.addEventListener('message', (event: MessageEvent<unknown>) => {
  const [port] = event.ports
  if (event.source === window && event.data === 'lull:connect' && port) {
    ipcRenderer.postMessage('lull:connect', null, [port])
  }
})

window.addEventListener('drop', ({ isTrusted, dataTransfer }) => {
  const files = [...(dataTransfer?.files ?? [])]
  if (!isTrusted || files.length === 0) return
  const paths = files.map((file) => webUtils.getPathForFile(file)).filter((path) => path !== '')
  window.postMessage({ type: 'lull:dropped', paths }, window.location.origin)
})
