import { describe, expect, it } from 'vitest'
import type { BusAnswer, MethodCall } from './bus'
import { createUnownedNames } from './unowned-names'

const nobody: BusAnswer = { ok: false, failure: 'noService', message: 'nobody owns it' }
const sun: BusAnswer = { ok: true, value: 'sun' }
const forecast: MethodCall = {
  service: 'org.example.Weather',
  path: '/',
  interface: 'org.example',
  member: 'F',
}
const announcement = {
  interface: 'org.freedesktop.DBus',
  member: 'NameOwnerChanged',
  body: ['org.example.Weather', '', ':1.7'],
}

function open() {
  const asked: MethodCall[] = []
  const rules: string[] = []
  const world = { answer: nobody, nowMs: 0 }
  const names = createUnownedNames(() => world.nowMs)
  const link = {
    call: (request: MethodCall) => {
      asked.push(request)
      return Promise.resolve(world.answer)
    },
    addMatch: (rule: string) => void rules.push(rule),
    removeMatch: () => undefined,
    close: () => undefined,
  }
  return { names, world, asked, rules, ask: (request = forecast) => names.ask(link, request) }
}

describe('a name that nobody owns', () => {
  it('is asked for no more once the bus would announce an owner', async () => {
    const { ask, asked, rules } = open()
    for (let look = 0; look < 5; look++) expect(await ask()).toEqual(nobody)
    expect(asked.length).toBe(2)
    expect(rules).toEqual([expect.stringContaining(`member='NameOwnerChanged',arg0='org.example.Weather'`)])
  })

  it('is asked again when somebody took it', async () => {
    const { ask, names, world } = open()
    for (let look = 0; look < 3; look++) await ask()
    world.answer = sun
    expect(await ask()).toEqual(nobody)
    names.hear(announcement)
    expect(await ask()).toEqual(sun)
  })

  it('is not remembered when its owner was announced before the answer was taken in', async () => {
    const { ask, names, world } = open()
    await ask()
    const late = ask()
    names.hear(announcement)
    expect(await late).toEqual(nobody)
    world.answer = sun
    expect(await ask()).toEqual(sun)
  })

  it('is asked again after five minutes, and on another link', async () => {
    const { ask, asked, names, world } = open()
    for (let look = 0; look < 3; look++) await ask()
    world.nowMs = 300_000
    await ask()
    expect(asked.length).toBe(3)
    names.forget()
    await ask()
    expect(asked.length).toBe(4)
  })

  it('is asked when that may start the service', async () => {
    const { ask, asked } = open()
    for (let look = 0; look < 3; look++) await ask({ ...forecast, activate: true })
    expect(asked.length).toBe(3)
  })
})
