import { ipcRenderer } from 'electron'

// The page gets one thing: a port to the main process, which it asks for by name. Nothing is exposed to it as an object.
window.addEventListener('message', (event: MessageEvent<unknown>) => {
  const [port] = event.ports
  if (event.source === window && event.data === 'lull:connect' && port) {
    ipcRenderer.postMessage('lull:connect', null, [port])
  }
})
