import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { _electron } from '@playwright/test'
import { inheritedEnvironment } from '../../platform/inherited'
import { runtime, switches } from './app'
import { focusWindow } from './popover'
import { pointer, type Spot } from './pointer'

/** Another program with a window at the left of the screen, which shows one file. */
export interface FileManager {
  /** Presses the mouse on the file. A window manager then gives the window the focus; where there is none, we do. */
  pressFile(): void
  /** Takes the file, pressed before, to a place on the screen, and holds it there. */
  dragFile(to: Spot): Promise<void>
  quit(): Promise<void>
}

const title = 'Files of the test'
const fileAt: Spot = { x: 100, y: 100 }

/** Starts it with a file of that name and these contents in `folder`. The drag is Chromium's own, over XDND. */
export async function startFileManager(folder: string, name: string, contents: string): Promise<FileManager> {
  const file = path.join(folder, name)
  writeFileSync(file, contents)
  const folders = [`--user-data-dir=${path.join(folder, 'file-manager')}`, emptyProgram(folder)]
  const args = [...switches, ...folders]
  const program = await _electron.launch({ executablePath: runtime, args, env: inheritedEnvironment() })
  const opened = program.waitForEvent('window')
  await program.evaluate(async ({ app, BrowserWindow }, page) => {
    await app.whenReady()
    const window = new BrowserWindow({ x: 0, y: 0, width: 400, height: 300 })
    await window.loadURL(page)
  }, pageWith(name))
  const window = await opened
  const dragOut = () =>
    program.evaluate(({ BrowserWindow, nativeImage }, dragged) => {
      const icon = nativeImage.createFromBitmap(Buffer.alloc(16 * 16 * 4, 0xff), { width: 16, height: 16 })
      BrowserWindow.getAllWindows()[0]?.webContents.startDrag({ file: dragged, icon })
    }, file)
  await window.exposeFunction('dragOut', dragOut)
  await window.evaluate(() => {
    globalThis.addEventListener('dragstart', (event) => {
      event.preventDefault()
      void (globalThis as unknown as { dragOut(): Promise<void> }).dragOut()
    })
  })
  return {
    pressFile() {
      pointer.press(fileAt)
      focusWindow(title)
    },
    dragFile: (to) => pointer.move(fileAt, to),
    async quit() {
      // A button that a failed test still holds would be held in the next one too.
      pointer.letGo()
      await program.close()
    },
  }
}

/** Electron wants a program to start with; what this one does is told it from here. */
function emptyProgram(folder: string): string {
  const file = path.join(folder, 'file-manager.mjs')
  writeFileSync(file, '')
  return file
}

const pageWith = (name: string) =>
  `data:text/html,<title>${title}</title><body draggable="true" style="height: 90vh">${name}`
