import { existsSync, mkdtempSync, readdirSync, rmdirSync, rmSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openRoom, type Room } from './room'

let beside: string
let room: Room

beforeEach(() => {
  beside = mkdtempSync(path.join(tmpdir(), 'lull-room-'))
  const groups = mkdtempSync(path.join(beside, 'groups-'))
  let made = 0
  const groupOf = (name: string) => path.join(groups, name)
  room = openRoom(
    { newName: () => `standby-${made++}`, groupOf, makeGroup: (name) => mkdirSync(groupOf(name)) },
    60_000,
  )
})
afterEach(() => {
  room.clear()
  rmSync(beside, { recursive: true })
})

it('gives the place that was made ahead', () => {
  room.makeReady(beside)
  expect(path.basename(room.take(beside).folder)).toBe('standby-0')
  expect(path.basename(room.take(beside).folder)).toBe('standby-1')
})

it.each(['folder', 'cgroup'] as const)('makes another one when its %s was deleted meanwhile', (what) => {
  room.makeReady(beside)
  const standby = (folder: string) =>
    path.join(folder, readdirSync(folder).find((name) => name.startsWith('standby-')) ?? '')
  const groups = path.join(beside, readdirSync(beside).find((name) => name.startsWith('groups-')) ?? '')
  if (what === 'folder') rmSync(standby(beside), { recursive: true })
  else rmdirSync(standby(groups))
  const { folder, cgroup } = room.take(beside)
  expect([existsSync(folder), existsSync(cgroup)]).toEqual([true, true])
})
