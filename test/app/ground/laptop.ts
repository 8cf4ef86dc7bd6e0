import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type Laptop, plantLaptop } from '../../platform/laptop'

/** Plants a laptop in the home's folder, and makes a program there that starts `executable` inside it. */
export function startedInside(
  homeFolder: string,
  executable: string,
): { readonly laptop: Laptop; readonly starter: string } {
  const supplies = path.join(homeFolder, 'power-supplies')
  mkdirSync(supplies)
  const laptop = plantLaptop(supplies)
  const starter = path.join(homeFolder, 'electron-on-laptop')
  const words = [...laptop.around, executable].map((word) => `'${word}'`)
  writeFileSync(starter, `#!/bin/sh\nexec ${words.join(' ')} "$@"\n`, { mode: 0o755 })
  return { laptop, starter }
}
