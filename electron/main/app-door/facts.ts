import { app } from 'electron'
import { tellsFrontWindow } from '../../../engine'
import { home } from '../home'
import type { Remembered } from '../remembered'
import { base } from './base'
import { secretKeeping } from './secrets'
import { setStartAtLogin, startsAtLogin } from './start-at-login'

/** What this desktop gives, and what was chosen about the app itself. */
export function factProcedures(remembered: Remembered) {
  return {
    facts: base.app.facts.handler(() => ({
      startsAtLogin: startsAtLogin(),
      welcomed: remembered.get().welcomed,
      secrets: secretKeeping(),
      tellsFrontWindow: tellsFrontWindow(process.env, process.platform),
      home: home.root,
      version: app.getVersion(),
    })),
    setStartAtLogin: base.app.setStartAtLogin.handler(({ input }) => setStartAtLogin(input.wanted)),
    setWelcomed: base.app.setWelcomed.handler(() => remembered.change({ welcomed: true })),
  }
}
