export { openWindowsSite } from './site'
