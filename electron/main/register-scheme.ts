import { protocol } from 'electron'
import { pageScheme } from './page-scheme'

/** Must run before the app is ready. With the code cache a page's scripts are compiled once, not at every opening. */
export function registerScheme(): void {
  const privileges = { standard: true, secure: true, codeCache: true }
  protocol.registerSchemesAsPrivileged([{ scheme: pageScheme, privileges }])
}
