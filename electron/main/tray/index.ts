export { createTrayCorner } from './tray-corner'
export { grantWishes } from './tray-wishes'
