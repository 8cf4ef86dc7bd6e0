import { mkdtempSync, rmSync } from 'node:fs'
import net from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { encode } from '../../engine/sensors/idle/wayland/wire'
import { startCompositor } from './compositor'
import { eventually } from './eventually'

const undo: (() => void | Promise<void>)[] = []
afterEach(async () => {
  for (const step of undo.splice(0).toReversed()) await step()
})

it.each([
  ['an unknown object', encode(9, 0, []), 'no request unknown object 9.0'],
  ['an unknown opcode', encode(1, 7, [2]), 'no request display.7'],
  ['an argument too many', encode(1, 1, [2, 3]), 'display.1 takes 4 bytes, not 8'],
  ['an argument too few', encode(1, 1, []), 'outside buffer bounds'],
  ['an id out of turn', encode(1, 1, [5]), 'id 5 is not the next one'],
])('a strict compositor refuses %s and hangs up', async (_what, bytes, why) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'lull-wayland-'))
  undo.push(() => rmSync(folder, { recursive: true, force: true }))
  const compositor = await startCompositor(path.join(folder, 'socket'), { seats: 1, idleNotifier: true })
  undo.push(() => compositor.close())
  const socket = net.createConnection(path.join(folder, 'socket'))
  let hungUp = false
  socket.on('data', () => undefined).on('close', () => (hungUp = true))
  socket.write(bytes)
  await eventually('hung up', () => hungUp || undefined)
  expect(compositor.refusals).toEqual([expect.stringContaining(why)])
})
