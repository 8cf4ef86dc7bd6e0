import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { needs } from '../needs'
import { bundlePrograms } from '../platform/bundle'
import { eventually } from '../platform/eventually'

const nobody = 65_534
const mount = /^\S+ (\S+) cgroup2 /m.exec(readFileSync('/proc/self/mounts', 'utf8'))?.[1]
/** Any controller of v2 shows the rule; which of them a machine has differs. */
const controller = wordsOf('cgroup.controllers')[0] ?? ''
const wasPassed = wordsOf('cgroup.subtree_control').includes(controller)
const canDelegate = process.getuid?.() === 0 && mount !== undefined && controller !== ''

function wordsOf(file: string): readonly string[] {
  if (mount === undefined) return []
  return readFileSync(path.join(mount, file), 'utf8').trim().split(' ').filter(Boolean)
}

interface Opened {
  readonly base: { readonly folder: string } | null
  readonly reason?: string
  readonly controllers: readonly string[]
  /** Of the engine and of its child. */
  readonly groups: readonly string[]
}

describe.runIf(canDelegate && needs('setpriv'))('in a group that systemd delegated to us', () => {
  let program: string
  let group: string
  let stranger: ChildProcess | undefined

  beforeAll(async () => {
    program = (await bundlePrograms('hold-delegated', { base: 'test/integration/programs/open-base.ts' }))
      .base
    writeFileSync(path.join(mount ?? '', 'cgroup.subtree_control'), `+${controller}`)
  })
  afterAll(() => {
    if (!wasPassed) writeFileSync(path.join(mount ?? '', 'cgroup.subtree_control'), `-${controller}`)
  })
  beforeEach(() => {
    group = path.join(mount ?? '', `lull-test-delegated-${process.pid}`)
    mkdirSync(group)
    for (const file of ['', 'cgroup.procs', 'cgroup.subtree_control']) {
      chownSync(path.join(group, file), nobody, nobody)
    }
  })
  afterEach(async () => {
    if (stranger?.kill('SIGKILL')) await once(stranger, 'exit')
    stranger = undefined
    await eventually('the group is empty', () => /^populated 0$/m.test(events()) || undefined)
    for (const name of readdirSync(group)) {
      if (existsSync(path.join(group, name, 'cgroup.procs'))) rmdirSync(path.join(group, name))
    }
    rmdirSync(group)
  })

  const events = () => readFileSync(path.join(group, 'cgroup.events'), 'utf8')
  const inside = (...names: readonly string[]) => path.join('/', path.basename(group), ...names)

  function openBase(): Opened {
    const enter = `echo $$ > ${group}/cgroup.procs; exec setpriv "$@"`
    const as = ['--reuid', String(nobody), '--regid', String(nobody), '--clear-groups', '--inh-caps=-all']
    const args = ['-c', enter, 'sh', ...as, process.execPath, program, 'lull-12345678', controller]
    return JSON.parse(execFileSync('sh', args, { encoding: 'utf8' })) as Opened
  }

  it('makes room for the controllers by moving on with all of its own', () => {
    const { base, controllers, groups } = openBase()
    expect(base?.folder).toBe(path.join(group, 'lull-12345678'))
    expect(controllers).toEqual([controller])
    expect(groups).toEqual([inside('lull-12345678-engine'), inside('lull-12345678-engine')])
    expect(openBase().controllers).toEqual([controller]) // as the next engine in the same group finds it
  })

  it('holds jobs without controllers where others are in the group too', async () => {
    stranger = spawn('sleep', ['1000'], { stdio: 'ignore' })
    await once(stranger, 'spawn')
    writeFileSync(path.join(group, 'cgroup.procs'), String(stranger.pid))
    const { base, controllers, groups } = openBase()
    expect(base?.folder).toBe(path.join(group, 'lull-12345678'))
    expect(controllers).toEqual([])
    expect(groups).toEqual([inside(), inside()])
  })

  it('clears away the empty groups of engines that are gone, and no other', () => {
    const [gone, living] = ['lull-00000000', 'lull-11111111'].map((name) => path.join(group, name))
    for (const folder of [gone, `${gone}-engine`, living, `${living}/job-1-1`]) mkdirSync(folder ?? '')
    chownSync(group, nobody, nobody)
    openBase()
    expect(readdirSync(group).filter((name) => /^lull-[01]{8}/.test(name))).toEqual(['lull-11111111'])
    rmdirSync(`${living}/job-1-1`)
  })

  it('does not hold jobs in groups that nobody can enter, and says why', () => {
    mkdirSync(path.join(group, 'threads'))
    writeFileSync(path.join(group, 'threads', 'cgroup.type'), 'threaded')
    const { base, reason } = openBase()
    expect(base).toBeNull()
    expect(reason).toMatch(/could not be frozen in a control group: .+/)
    expect(existsSync(path.join(group, 'lull-12345678'))).toBe(false)
  })
})
