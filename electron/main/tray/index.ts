export { createTrayCorner, type TrayCorner } from './tray-corner'
export { trayShown } from './tray-shown'
export { grantWishes } from './tray-wishes'
