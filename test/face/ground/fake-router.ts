import { EventEmitter, on, once } from 'node:events'
import { implement, ORPCError } from '@orpc/server'
import { pageContract } from '../../../shared/contract'
import { errorKinds, type Job, LullError, type PastMoment, type SnapshotUpdate } from '../../../shared/model'
import { jobNamed, pageOfJobs, presentOf } from './fake-jobs'
import { followedLog } from './fake-log'
import { type Ask, emptyWorld, type World } from './world'

/** The main process of a world: the whole page contract, answered from plain data, and strict about what goes in and out. */
export function createFakeMain() {
  let world = emptyWorld
  let asked: Ask[] = []
  const bell = new EventEmitter().setMaxListeners(0)

  const os = implement(pageContract).use(async ({ path, next }, input) => {
    asked.push({ path: path.join('.'), input })
    while (world.mood === 'silent') await once(bell, 'change')
    if (world.mood === 'refuses' && path.join('.') !== 'machine.watch') return refuse(notWished)
    if (world.mood === 'away') return refuse(goneAway)
    try {
      return await next()
    } catch (error) {
      return refuse(error)
    }
  })

  const heldByHand = (job: Job): Job => ({ ...job, spec: { ...job.spec, held: true } })
  const job = ({ input }: { readonly input: { readonly job: string } }) => jobNamed(world, input.job)

  async function* watch(signal?: AbortSignal): AsyncGenerator<SnapshotUpdate> {
    // Heard from here on: what changes while the page takes the snapshot must reach it too.
    const changes = on(bell, 'change', signal && { signal }) as AsyncIterable<[World]>
    let revision = 1
    yield {
      type: 'snapshot',
      revision,
      snapshot: { status: world.status, past: [...world.past], ...presentOf(world) },
    }
    for await (const [before] of changes) {
      if (world.mood === 'away') return
      revision += 1
      yield {
        type: 'patch',
        revision,
        status: world.status,
        changed: changedJobs(before, world),
        past: pastSince(before, world),
      }
    }
  }

  const router = os.router({
    jobs: {
      submit: os.jobs.submit.handler(() => world.jobs.slice(0, 1)),
      preview: os.jobs.preview.handler(() => [...world.previews]),
      list: os.jobs.list.handler(({ input }) => pageOfJobs(world, input)),
      get: os.jobs.get.handler(job),
      why: os.jobs.why.handler((call) => ({ reasons: [...job(call).reasons] })),
      log: os.jobs.log.handler(async ({ input }) => (await followedLog(world, input).next()).value),
      followLog: os.jobs.followLog.handler(({ input, signal }) => followedLog(world, input, signal)),
      result: os.jobs.result.handler(() => null),
      summary: os.jobs.summary.handler(() => ({ summary: world.summary })),
      usage: os.jobs.usage.handler(() => [...world.usage]),
      story: os.jobs.story.handler(() => [...world.story]),
      cancel: os.jobs.cancel.handler(job),
      retry: os.jobs.retry.handler(job),
      runNow: os.jobs.runNow.handler(job),
      hold: os.jobs.hold.handler((call) => heldByHand(job(call))),
      release: os.jobs.release.handler(job),
    },
    kinds: {
      list: os.kinds.list.handler(() => [...world.kinds]),
      check: os.kinds.check.handler(() => world.kindCheck),
    },
    machine: {
      status: os.machine.status.handler(() => world.status),
      watch: os.machine.watch.handler(({ signal }) => watch(signal)),
      pause: os.machine.pause.handler(() => world.status),
      resume: os.machine.resume.handler(() => world.status),
      history: os.machine.history.handler(({ input }) => world.history.slice(0, input.limit)),
      sensors: os.machine.sensors.handler(() => [...world.sensors]),
      doctor: os.machine.doctor.handler(() => [...world.checks]),
    },
    costs: { report: os.costs.report.handler(() => world.costs) },
    settings: {
      get: os.settings.get.handler(() => world.settings),
      set: os.settings.set.handler(() => world.settings),
      preview: os.settings.preview.handler(() => world.imagined ?? world.status),
      reset: os.settings.reset.handler(() => world.settings),
    },
    engine: { stop: os.engine.stop.handler(() => ({ pid: world.status.engine.pid })) },
    app: {
      openPage: os.app.openPage.handler(() => undefined),
      keepPopoverOpen: os.app.keepPopoverOpen.handler(() => undefined),
      submit: os.app.submit.handler(() => (world.desktop.agrees ? world.jobs.slice(0, 1) : null)),
      guess: os.app.guess.handler(() => world.desktop.guess),
      pick: os.app.pick.handler(() => [...world.desktop.picks]),
      openOutput: os.app.openOutput.handler(() => undefined),
      copy: os.app.copy.handler(() => undefined),
      applications: os.app.applications.handler(() => [...world.desktop.applications]),
      facts: os.app.facts.handler(() => world.desktop.facts),
      setStartAtLogin: os.app.setStartAtLogin.handler(() => undefined),
      setWelcomed: os.app.setWelcomed.handler(() => undefined),
      exportSettings: os.app.exportSettings.handler(() =>
        world.desktop.agrees ? '/home/ada/lull-settings.json' : null,
      ),
      importSettings: os.app.importSettings.handler(() => (world.desktop.agrees ? world.settings : null)),
    },
  })

  return {
    router,
    /** The world from now on; open pages hear of it. */
    become(next: Partial<World>): void {
      const before = world
      world = { ...world, ...next }
      bell.emit('change', before)
    },
    /** A new world, of which nothing was asked yet. */
    begin(next: Partial<World>): void {
      asked = []
      world = { ...emptyWorld, ...next }
    },
    asked: (): readonly Ask[] => asked,
  }
}
export type FakeMain = ReturnType<typeof createFakeMain>

const notWished = new LullError('refused', 'Not today', { hint: 'Ask again tomorrow.' })
const goneAway = new LullError('noEngine', 'The engine has gone', { hint: 'It starts again by itself.' })

const changedJobs = (before: World, { jobs }: World): readonly Job[] =>
  jobs.filter((job) => JSON.stringify(job) !== JSON.stringify(before.jobs.find(({ id }) => id === job.id)))

const pastSince = (before: World, { past }: World): PastMoment[] => {
  const last = before.past.at(-1)?.atSeconds ?? -Infinity
  return past.filter(({ atSeconds }) => atSeconds > last)
}

function refuse(error: unknown): never {
  if (!(error instanceof LullError)) throw error
  const { status } = errorKinds[error.code]
  throw new ORPCError(error.code, { status, message: error.message, data: error.toData(), defined: true })
}
