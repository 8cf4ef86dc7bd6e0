export { type Keyboard, openKeyboard } from './keyboard'
export { electronRuntime, ownCopy } from './runtime'
export { openTrayHost, type TrayHost } from './tray-host'
