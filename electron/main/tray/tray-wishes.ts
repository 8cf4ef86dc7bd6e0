import { app } from 'electron'
import type { PageWindows } from '../page-windows'
import { pauseSeconds } from './pause-length'
import type { Popover } from '../popover'
import type { Client } from '../present'
import type { TrayWish } from './tray-menu'
import { tellTrouble } from '../trouble'

interface Granting {
  readonly client: Client
  readonly popover: Pick<Popover, 'open'>
  readonly windows: Pick<PageWindows, 'open'>
}

/** Does what an entry of the tray's menu asks for. A refusal is told on the terminal; the menu itself shows how it went. */
export function grantWishes({ client, popover, windows }: Granting): (wish: TrayWish) => void {
  return (wish) => {
    switch (wish.type) {
      case 'openPopover':
        return popover.open()
      case 'openPage':
        return windows.open({ page: wish.page, ...(wish.job !== undefined && { job: wish.job }) })
      case 'runNow':
        return void client.jobs.runNow({ job: wish.job }).catch(tellTrouble)
      case 'pause':
        return void client.machine
          .pause({ forSeconds: pauseSeconds(wish.length, new Date()) })
          .catch(tellTrouble)
      case 'resume':
        return void client.machine.resume().catch(tellTrouble)
      case 'quit':
        return app.quit()
    }
  }
}
