export { findWindowsCommand } from './command-lookup'
export { openWindowsSite } from './site'
