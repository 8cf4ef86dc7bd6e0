import type { ChildProcess } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Home, homeOf } from '../../shared/home'
import { endAllThatName, endTree, type Lab, until } from '../lab'
import { askDoor } from './ask'
import { lullScript } from './command-line'
import { openPages, type Pages } from '../pages'

/** An engine in a process of its own. */
export interface Running {
  /** Root of its process tree. */
  readonly pid: number
  readonly home: string
  /** Kills the whole tree and whatever else belongs to the home. */
  readonly stop: () => Promise<void>
}

export interface Start {
  /** Settings other than the defaults, nested as in settings.json. */
  readonly settings?: object
  readonly env?: Readonly<Record<string, string>>
  /** Words of a command line that ends by becoming the engine's, which follows it. */
  readonly around?: readonly string[]
  /** Puts things into the home before the engine begins. */
  readonly furnish?: (home: string) => void
}

/** Starts a headless engine in a home of its own, run by the given Node, and waits until it answers. */
export async function startHeadless(lab: Lab, node: string, start: Start = {}): Promise<Running> {
  const home = furnishHome(lab, start)
  const [command, ...args] = [...(start.around ?? []), node, lullScript, 'engine']
  return answering(lab.start(command, args, { home, ...start }), home)
}

/** Starts the app of this checkout in a home of its own, and waits until its engine answers. */
export async function startApp(lab: Lab, runtime: string, start: Start = {}): Promise<Running> {
  const home = furnishHome(lab, start)
  const args = [...electronArguments, path.resolve('.')]
  return answering(lab.start(path.join(runtime, 'electron'), args, { home, ...start }), home)
}

/** An app whose pages can be looked into. */
export interface InspectedApp extends Running {
  readonly pages: Pages
}

/** The same, with a debugger of its pages that costs nothing until it is asked for one. */
export async function startInspectedApp(lab: Lab, runtime: string, start: Start = {}): Promise<InspectedApp> {
  const home = furnishHome(lab, start)
  const args = [...electronArguments, '--remote-debugging-pipe', path.resolve('.')]
  const child = lab.start(path.join(runtime, 'electron'), args, { home, ...start, canTalk: true })
  const pages = openPages(child)
  return { ...(await answering(child, home)), pages }
}

/** Starts an Electron app that is no engine. */
export function startPlainApp(lab: Lab, runtime: string, folder: string): Running {
  const home = furnishHome(lab, {})
  return runningIn(lab.start(path.join(runtime, 'electron'), [...electronArguments, folder], { home }), home)
}

/** Chromium refuses to sandbox for root. */
const electronArguments: readonly string[] = process.getuid?.() === 0 ? ['--no-sandbox'] : []

/** The socket that an engine in this home listens on. */
export function socketOf(home: string): string {
  return filesOf(home).socketPath
}

/** Where an engine keeps what when its LULL_HOME is this folder. */
export function filesOf(home: string): Home {
  const surroundings = { platform: process.platform, homeFolder: home, temporaryFolder: tmpdir() }
  const env = { ...process.env, LULL_HOME: home }
  return homeOf({ ...surroundings, env, userId: process.getuid?.() ?? 0 })
}

function furnishHome(lab: Lab, { settings, furnish }: Start): string {
  const home = lab.folder()
  if (settings) writeFileSync(path.join(home, 'settings.json'), JSON.stringify(settings))
  // The first steps were gone through: what is measured is every other day.
  mkdirSync(path.join(home, 'app'), { recursive: true })
  writeFileSync(path.join(home, 'app', 'remembered.json'), JSON.stringify({ welcomed: true }))
  furnish?.(home)
  return home
}

async function answering(child: ChildProcess, home: string): Promise<Running> {
  const socket = socketOf(home)
  await until('an answer of the engine', async () => {
    if (child.exitCode !== null) throw new Error(`the engine ended with ${child.exitCode}: ${wordsOf(home)}`)
    return askDoor(socket, '/v1/status')
  })
  return runningIn(child, home)
}

function runningIn(child: ChildProcess, home: string): Running {
  return {
    pid: child.pid ?? 0,
    home,
    stop: async () => {
      await endTree(child)
      await endAllThatName(home)
    },
  }
}

function wordsOf(home: string): string {
  return readFileSync(path.join(home, 'words.log'), 'utf8').trim()
}
