import type { JobId } from '../shared/model'
import {
  createBell,
  createDoctor,
  createRecent,
  createRouter,
  createStatus,
  jobNamed,
  mostRecent,
  type Router,
  stillPaused,
} from './api'
import type { EngineOptions } from './options'
import { commandError, createLocalExecutor } from './executors/local'
import { bootId, type Log, newJobId, systemClock } from './instance'
import { createIntake, inheritEnvironment, runFolders } from './intake'
import {
  cancelAll,
  createHistorian,
  createJobView,
  createLookout,
  createLoop,
  createNewsDesk,
  createOrders,
  createUsageRecorder,
  keepHouse,
  noteFrozen,
  openJobBook,
  openRecentPast,
  reconcile,
} from './loop'
import { createThisMachine } from './place'
import { createSampler, createSensors } from './sensors'
import type { SettingsFile } from './settings'
import type { Store } from './store'

/** The engine's rooms, joined. A value walks one way through them: sensors, lookout, plan, orders, news, book, status. */
export interface Rooms {
  readonly router: Router
  /** Takes over what an earlier engine left, then looks and decides for the first time. */
  begin(): Promise<void>
  cancelAll(): Promise<void>
  freezeAtOnce(): void
  wake(): void
  /** Leaves running jobs frozen. */
  close(): Promise<void>
}

export interface RoomParts {
  readonly options: EngineOptions
  readonly log: Log
  readonly settings: SettingsFile
  readonly store: Store
  /** What a person should know, beside what the machine's status tells. */
  readonly messages: () => readonly string[]
  readonly stopSoon: (how: { readonly cancelJobs: boolean }) => void
}

export function furnish({ options, log, settings, store, messages, stopSoon }: RoomParts): Rooms {
  const { home } = options
  const clock = options.clock ?? systemClock()
  const startedAt = clock().monotonicSeconds
  const moment = { clock, bootId: bootId() }
  const folders = runFolders(home.runsFolder)

  const executor = createLocalExecutor({ home, settings: () => settings.get().jobs, log })
  const sensors = createSensors({
    root: '/',
    env: process.env,
    platform: process.platform,
    home: home.root,
    ownUse: executor.ownUse,
    ...(options.hostIdleSeconds && { hostIdleSeconds: options.hostIdleSeconds }),
    ...(options.hostOnBattery && { hostOnBattery: options.hostOnBattery }),
  })
  const paused = () => stillPaused(store.paused(), clock())
  const lookout = createLookout({ sampler: createSampler(sensors), clock, settings: settings.get, paused })

  const thisMachine = createThisMachine()
  const handDown = (from: JobId, to: JobId) => inheritEnvironment(folders, from, to)
  const book = openJobBook({ store, log, newId: newJobId, handDown })
  const replan = () => loop.request('plan')
  const orders = createOrders({
    book,
    executor,
    folders,
    log,
    ...moment,
    tell: (news) => desk.receive(news),
    onSettled: replan,
  })
  const desk = createNewsDesk({ book, folders, log, ...moment, onHandled: replan })
  const loop = createLoop({
    lookout,
    book,
    store,
    orders,
    executor,
    placeOf: thisMachine,
    settings: settings.get,
    ...moment,
    log,
  })

  const engine = () => ({
    pid: process.pid,
    version: options.version,
    uptimeSeconds: Math.round(clock().monotonicSeconds - startedAt),
    host: options.host,
    sensors: process.env['LULL_SCRIPTED_SENSORS'] ? ('scripted' as const) : ('real' as const),
    home: home.root,
    messages: messages(),
  })
  const { present } = loop
  const past = openRecentPast(clock)
  const bells = { all: createBell(), decisions: createBell() }
  const router = createRouter({
    log,
    book,
    store,
    settings,
    folders,
    bells,
    present,
    past,
    recent: createRecent(store, book, mostRecent),
    preview: loop.preview,
    imagine: lookout.imagine,
    replan,
    stopSoon,
    ...moment,
    intake: createIntake({
      folders,
      clock,
      newId: newJobId,
      findJob: (ref) => jobNamed(store, ref),
      machine: () => thisMachine(present().sight),
      memoryRoom: () => ({
        totalBytes: thisMachine(present().sight).memoryBytes,
        maxPercent: settings.get().limits.mains.maxMemoryPercent,
      }),
      accept: book.accept,
      commandError,
    }),
    status: createStatus({ engine, book, store, settings: settings.get, present, clock }),
    view: createJobView({ executor, folders, ...moment, reasonsOf: (id) => present().reasons.get(id) }),
    doctor: createDoctor({ present, executor, messages, home: home.root }),
  })

  executor.onNews(desk.receive)
  settings.onChange(() => loop.request('full'))
  for (const sensor of sensors) sensor.onChange?.(() => loop.request('full'))
  const historian = createHistorian({ history: store.history, active: book.active, clock, log })
  loop.onPresent(past.record)
  loop.onPresent(historian.record)
  loop.onPresent(createUsageRecorder({ book, executor, usage: store.usage, clock }))
  loop.onPresent(bells.all.ring)
  loop.onDecision(bells.decisions.ring)
  for (const bell of [bells.all, bells.decisions]) book.onChange(bell.ring)
  // An edit by hand that is not valid changes no decision, and yet there is something to say.
  settings.onChange(bells.decisions.ring)

  let house: ReturnType<typeof keepHouse> | undefined
  return {
    router,
    begin: async () => {
      const graceSeconds = settings.get().jobs.vetoGraceSeconds
      await reconcile({ book, executor, folders, desk, orders, graceSeconds })
      await loop.start()
      house = keepHouse({ store, folders, settings: settings.get, clock, log })
    },
    cancelAll: () => cancelAll({ book, ...moment, replan }),
    freezeAtOnce: () => {
      loop.hold()
      executor.freezeAll()
    },
    wake: loop.wake,
    close: async () => {
      house?.stop()
      await loop.stop()
      const released = executor.release()
      noteFrozen(book, moment)
      await orders.settled()
      await desk.close()
      await released
      historian.close()
      for (const sensor of sensors) sensor.close()
      log.info('engine stopped')
    },
  }
}
