import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { AttemptKey, AttemptOrder, ExecutorNews } from '../../engine/executors/executor'
import { familyOf } from '../../engine/executors/local/containers/family'
import { processTable, rememberMarks } from '../../engine/executors/local/processes'
import { JobId } from '../../shared/model'
import { needs } from '../needs'
import { bundlePrograms } from '../platform/bundle'
import { eventually } from '../platform/eventually'
import { type Container, newRoot } from '../platform/holding'
import { type Chance, chanceFor, roundsOf } from './ground/chance'
import { patienceMs } from './ground/engine-home'
import { type Holder, openHolder } from './ground/holder'
import { openRegister, type Register } from './ground/register'
import { endRelics, livesStill } from './ground/relics'
import { sized } from './ground/size'
import { randomProgram } from './ground/tree-program'
import { nobody } from './ground/users'

// Random trees of processes, held in both ways by both kinds of user, against what the processes wrote of themselves.

const trees = sized(5, 160)
const rounds = roundsOf(trees)
const operationsPerTree = 16
const chance = chanceFor('process-trees')
/** Long enough for a process that runs to count many times. */
const lookMs = 40

let program: string
let holder: Holder
let root: string

beforeAll(async () => {
  program = (await bundlePrograms('campaigns-holder', { holder: 'test/campaigns/programs/holder.ts' })).holder
})

const isRoot = process.getuid?.() === 0
/** Only root can become somebody else. */
const users = isRoot ? ['this user', 'nobody'] : ['this user']
const ways = (['cgroup', 'groups'] as const).flatMap((container) =>
  users.map((user) => ({ container, unprivileged: user === 'nobody', user })),
)
const playable = needs('perl', 'setpriv')

describe.runIf(playable).each<{ container: Container; unprivileged: boolean; user: string }>(ways)(
  'random trees held by $container, as $user',
  ({ container, unprivileged }) => {
    beforeEach(() => {
      root = newRoot()
      cpSync(path.join(import.meta.dirname, 'programs/tree.pl'), path.join(root, 'tree.pl'))
      if (unprivileged) chownSync(root, nobody, nobody)
      holder = openHolder({ program, root, container, unprivileged })
    })
    afterEach(async () => {
      await holder.close()
      endRelics(root)
      rmSync(root, { recursive: true, force: true })
    })

    it(
      'stand still when frozen, are gone when stopped, and who gets away is named',
      async () => {
        for (const [turn, at] of rounds.entries()) {
          const luck = chance.fork(at)
          const tree = randomProgram(luck)
          await playTree(tree, turn, luck, unprivileged).catch((error: unknown) => {
            const news = JSON.stringify(holder.news.slice(-6))
            throw new Error(`round ${at} of seed ${chance.seed}: ${tree}\n${news}`, { cause: error })
          })
        }
        expect(holder.news.filter(({ type }) => type === 'exited')).toHaveLength(rounds.length)
      },
      rounds.length * patienceMs,
    )
  },
)

describe.runIf(playable)('who left parent, session and environment before anybody looked', () => {
  beforeEach(() => {
    root = newRoot()
    cpSync(path.join(import.meta.dirname, 'programs/tree.pl'), path.join(root, 'tree.pl'))
    holder = openHolder({ program, root, container: 'groups', unprivileged: false })
  })
  afterEach(() => {
    endRelics(root)
    rmSync(root, { recursive: true, force: true })
  })

  async function letOneLeave() {
    const { order, register } = orderOf('(bare (orphan (session)))', 0, false)
    await holder.start(order)
    await leavesTheTree(register)
    return { key: order.key, register }
  }

  it('stands still and is gone like the others', async () => {
    const { key, register } = await letOneLeave()
    await holder.freeze(key)
    await expectStill(key, register)
    await holder.stop(key, 0)
    await expectGone(key, register)
    expect(register.living()).toEqual([])
    await holder.close()
  })

  it('stands still when the engine is gone', async () => {
    const { register } = await letOneLeave()
    await holder.close()
    const still = () => register.living().every(({ activity }) => activity === 'stopped')
    await eventually('all stand still', () => still() || undefined, patienceMs)
    expect(register.living().length).toBeGreaterThan(1)
  })
})

/** Forks, ends, and leaves the same to the child, every half a millisecond, for half a minute at most. */
const hopper =
  'my $end = time + 30; while (time < $end) { exit 0 if fork; select undef, undef, undef, 0.0005 }'

describe.runIf(playable)('who leaves all to a child and ends, again and again', () => {
  it('is found at every look', async () => {
    const table = rememberMarks(processTable(process.platform))
    const mark = `hopper-${process.pid}/1/1`
    const first = spawn('perl', ['-e', hopper], {
      env: { LULL_ATTEMPT: mark },
      detached: true,
      stdio: 'ignore',
    })
    const group = first.pid ?? 0
    await once(first, 'exit')
    try {
      const looks = Array.from({ length: 40 }, () => familyOf(table, mark, process.pid).search().length)
      expect(looks.filter((found) => found === 0)).toEqual([])
    } finally {
      process.kill(-group, 'SIGKILL')
    }
  })
})

describe.runIf(isRoot && playable)('a process that is not ours to signal', () => {
  it('is named when the job is frozen and when it ends', async () => {
    root = newRoot()
    chownSync(root, nobody, nobody)
    // As `sudo` in a job would: a program that becomes root, whoever starts it.
    const becomeRoot = path.join(root, 'become-root')
    cpSync(execFileSync('which', ['setpriv'], { encoding: 'utf8' }).trim(), becomeRoot)
    chmodSync(becomeRoot, 0o4755)
    holder = openHolder({ program, root, container: 'groups', unprivileged: true })
    const { order } = orderOf('', 0, true)
    const { key } = order
    const pidFile = path.join(root, 'pid')
    const child =
      '"$0" --reuid 0 --regid 0 --clear-groups sh -c \'echo $$ >"$0"; exec sleep 1000\' "$1" & wait'
    await holder.start({ ...order, command: ['sh', '-c', child, becomeRoot, pidFile] })
    const told = () => existsSync(pidFile) && Number(readFileSync(pidFile, 'utf8'))
    const pid = await eventually('it is root', () => told() || undefined, patienceMs)
    try {
      await holder.freeze(key)
      expect(
        newsOf(key, 'note')
          .map(({ note }) => note)
          .join(),
      ).toContain(String(pid))
      await holder.stop(key, 0)
      const [exited] = await eventually('its end is told', () => nonEmpty(newsOf(key, 'exited')), patienceMs)
      expect(exited?.escapedPids).toEqual([pid])
      expect(livesStill(pid)).toBe(true)
    } finally {
      process.kill(pid, 'SIGKILL')
      await holder.close()
      rmSync(root, { recursive: true, force: true })
    }
  })
})

const nonEmpty = <Item>(items: readonly Item[]) => (items.length > 0 ? items : undefined)

/** Resolves when a process of the tree leads a session of its own and has lost its parent. */
function leavesTheTree(register: Register) {
  const hasLeft = () => register.living().find(({ pid, parent, session }) => parent === 1 && session === pid)
  return eventually('one has left the tree', hasLeft, patienceMs)
}

async function playTree(tree: string, turn: number, luck: Chance, unprivileged: boolean): Promise<void> {
  const { order, register } = orderOf(tree, turn, unprivileged)
  const { key } = order
  await holder.start(order)
  let frozen = false
  for (let operation = 0; operation < operationsPerTree; operation++) {
    const next = luck.pick(['freeze', 'freeze', 'thaw', 'wait', 'both'] as const)
    if (next === 'wait') await wait(luck.below(30))
    // A thaw that overtakes a freeze under way, and the other way round: the last word counts.
    if (next === 'both') await Promise.all([holder.freeze(key), holder.thaw(key), holder.freeze(key)])
    if (next === 'freeze') await holder.freeze(key)
    if (next === 'thaw') await holder.thaw(key)
    if (next !== 'wait') frozen = next !== 'thaw'
    if (frozen) await expectStill(key, register)
  }
  await holder.stop(key, luck.pick([0, 0.1, 0.4]))
  await expectGone(key, register)
}

function orderOf(tree: string, turn: number, unprivileged: boolean) {
  const key = { job: JobId.parse(`${path.basename(root)}-${turn}`), number: 1, epoch: 1 }
  const folder = path.join(root, 'runs', String(turn))
  const registerFolder = path.join(root, `register-${turn}`)
  for (const each of [path.join(root, 'runs'), folder, registerFolder]) {
    mkdirSync(each, { recursive: true })
    if (unprivileged) chownSync(each, nobody, nobody)
  }
  const command = ['perl', path.join(root, 'tree.pl'), registerFolder, tree]
  const env = { PATH: process.env['PATH'] ?? '' }
  const order: AttemptOrder = { key, command, workdir: root, env, folder, gpus: [] }
  return { order, register: openRegister(registerFolder) }
}

/** Nobody counts, uses the processor or is born, unless the news name who could not be stopped. */
async function expectStill(key: AttemptKey, register: Register): Promise<void> {
  const before = register.activity()
  await wait(lookMs)
  expect(register.activity()).toEqual(before)
  expect(newsOf(key, 'note')).toEqual([])
}

async function expectGone(key: AttemptKey, register: Register): Promise<void> {
  const [exited] = await eventually(
    'its end is told',
    () => {
      const found = newsOf(key, 'exited')
      return found.length > 0 ? found : undefined
    },
    patienceMs,
  )
  const escaped = exited?.escapedPids ?? []
  // Whoever was born in the last instant has had time to write its name.
  await wait(lookMs)
  const living = register.living().map(({ pid }) => pid)
  expect(living.filter((pid) => !escaped.includes(pid))).toEqual([])
  expect(escaped.filter((pid) => !livesStill(pid))).toEqual([])
  expect(escaped).toEqual([])
}

function newsOf<Type extends ExecutorNews['type']>(key: AttemptKey, type: Type) {
  return holder.news.filter(
    (piece): piece is Extract<ExecutorNews, { type: Type }> =>
      piece.type === type && piece.key.job === key.job,
  )
}
