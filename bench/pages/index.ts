export { type Frames, framesDuring } from './frames'
export { openPages, type Page, type Pages } from './pages'
