import { type ContainerUse, jobNice, lowestNice } from '../containers'
import { type ExitReport, readExitReport } from '../folder'
import { isAlive, sendSignal } from '../processes'
import { brakeOf } from './brake'
import { endNews, noUse } from './end-news'
import type { HeldAttempt, HeldParts, StopOrder } from './held-attempt-types'
import { endLeftovers } from './leftovers'
import { persist } from './persist'
import { type PromiseWithResolver, promiseWithResolver } from './promise-with-resolver'

/** Takes hold of an attempt. News of everything that happens to it go to `tell`. */
export function holdAttempt(parts: HeldParts): HeldAttempt {
  const { key, folder, container, processes, table, tell } = parts
  const letGo = new AbortController()
  const brake = brakeOf(container, brakeTroubled, letGo.signal)
  const note = (text: string) => tell({ key, type: 'note', note: text })
  const noted = new Set<string>()
  const unsettled = promiseWithResolver()
  let insisting = false
  const throttle = { seconds: 0, now: false }
  let ending: Promise<void> | null = null
  let stop: { readonly done: PromiseWithResolver; killAt: number; timer?: NodeJS.Timeout } | null = null
  let escapedPids: readonly number[] = []
  let lastUse = noUse

  let nice = jobNice

  container.hold(processes.job)

  /** The same trouble is told once an attempt. */
  function noteOnce(trouble: string, text: string): void {
    if (noted.has(trouble)) return
    noted.add(trouble)
    note(text)
  }

  function brakeTroubled(error: unknown): void {
    noteOnce('brake', `It could not be stopped or let go at once, and is tried again: ${String(error)}`)
  }

  function setNice(wanted: number): boolean {
    nice = wanted
    return container.setNice(wanted)
  }

  function use(): ContainerUse {
    if (ending === null) lastUse = container.use()
    return lastUse
  }

  /** Once the job itself has ended nobody may run on through a freeze: what it left is ended at once. */
  function freezeEnding(settled: Promise<void>): Promise<void> {
    brake.holdAtOnce('plan')
    return settled
  }

  async function freeze(stoppedAtMonotonicSeconds: number | null = null): Promise<void> {
    if (ending) return freezeEnding(ending)
    if (stop) return
    const standsStill = await brake.hold('plan').then(noneMoves, freezeFailed)
    if (ending) return ending
    if (!standsStill) insist()
    tell({ key, type: 'frozen', ...(stoppedAtMonotonicSeconds !== null && { stoppedAtMonotonicSeconds }) })
  }

  /** Somebody may still move, in a driver perhaps, or out of our reach. */
  function noneMoves(moving: readonly number[]): boolean {
    if (moving.length > 0)
      noteOnce('moving', `Could not be seen to stand still: process ${moving.join(', ')}; it is tried again`)
    return moving.length === 0
  }

  /** Some of it may stand still by now: it counts as frozen, or nobody would ever let it go again. */
  function freezeFailed(error: unknown): false {
    noteOnce('freeze', `The freeze failed, and is tried again: ${String(error)}`)
    return false
  }

  /** Stopped again and again while nobody may run. */
  function insist(): void {
    if (insisting) return
    insisting = true
    void persist(freezeAgain, freezeFailed, letGo.signal).finally(() => {
      insisting = false
    })
  }

  async function freezeAgain(): Promise<boolean> {
    if (ending || stop || !brake.causes.has('plan')) return true
    return (await brake.hold('plan')).length === 0
  }

  async function thaw(): Promise<void> {
    if (ending) return ending
    if (!brake.causes.has('plan')) return
    await brake.release('plan')
    if (ending) return ending
    tell({ key, type: 'thawed' })
  }

  async function endTree(): Promise<true> {
    escapedPids = await container.kill()
    if (escapedPids.length === 0 || ending) return true
    note(`Could not be ended: process ${escapedPids.join(', ')}`)
    stop?.done.resolve()
    return true
  }

  function killFailed(error: unknown): void {
    noteOnce('kill', `The kill failed, and is tried again: ${String(error)}`)
  }

  /** A later order may shorten the grace, never lengthen it. */
  function killAfter(graceSeconds: number): void {
    const killAt = performance.now() + graceSeconds * 1000
    if (!stop || killAt >= stop.killAt) return
    clearTimeout(stop.timer)
    stop.killAt = killAt
    stop.timer = setTimeout(() => void persist(endTree, killFailed, letGo.signal), graceSeconds * 1000)
  }

  /** SIGTERM and SIGINT go to everybody, as from a terminal; any other first signal is for the main process, which knows it. */
  function askToEnd(firstSignal: string): true {
    if (ending) return true
    const signal = firstSignal as NodeJS.Signals
    if (signal === 'SIGTERM' || signal === 'SIGINT') container.signalAll(signal)
    else container.signalMain(signal)
    return true
  }

  function askFailed(error: unknown): void {
    noteOnce('ask', `It could not be asked to end, and is asked again: ${String(error)}`)
  }

  async function stopIt(how: StopOrder): Promise<void> {
    if (ending) return ending
    const first = stop === null
    stop ??= { done: promiseWithResolver(), killAt: Number.POSITIVE_INFINITY }
    killAfter(how.graceSeconds)
    if (first) {
      await persist(async () => askToEnd(how.firstSignal ?? 'SIGTERM'), askFailed, letGo.signal)
      setNice(lowestNice)
      await brake.release('plan', 'duty') // a log under rotation is let go by itself: nobody may write meanwhile
    }
    await stop.done.promise
  }

  /** Processes that outlive the main one belong to the job: they are asked to end, then ended. */
  async function endTheRest(): Promise<readonly number[]> {
    const rest = container.living()
    if (rest.length === 0) return []
    if (!stop)
      noteOnce('left', `The main process ended and left ${rest.length} more running: they were ended too`)
    setNice(lowestNice)
    return endLeftovers(container, brake, () => brake.causes.has('plan'))
  }

  /** `false` while a tree whose end nobody reported could still live: told lost, it would be run a second time beside it. */
  async function endAll(exit: ExitReport | null): Promise<boolean> {
    escapedPids = exit ? await endTheRest() : await container.kill()
    lastUse = container.use()
    if (exit !== null || escapedPids.length === 0) return true
    troubled(`process ${escapedPids.join(', ')} could not be ended`)
    return false
  }

  function troubled(cause: string): void {
    noteOnce('unsettled', `Its end cannot be settled yet, it stays held until it can: ${cause}`)
    unsettled.resolve()
  }

  async function settle(launcherCode: number | null): Promise<void> {
    let exit: ExitReport | null = null
    let done = false
    const step = async () => {
      const report = readExitReport(folder) ?? plainExit(launcherCode)
      // Told to end before its first instruction, it was not lost: it ended as it was told.
      exit = report && stop ? { ...report, began: true } : report
      done = await endAll(exit)
      return done
    }
    await persist(step, (error) => troubled(String(error)), letGo.signal)
    if (done) tellEnd(exit)
  }

  function tellEnd(exit: ExitReport | null): void {
    clearTimeout(stop?.timer)
    // Our lease must not end while a watcher still lives that nobody told of the job's end.
    if (isAlive(table, processes.watcher)) sendSignal(processes.watcher.pid, 'SIGKILL')
    if (exit !== null && escapedPids.length === 0) parts.lease.giveBack()
    else parts.lease.letGo()
    parts.onEnd(lastUse)
    tell(endNews({ key, folder, exit, use: lastUse, throttledSeconds: throttle.seconds, escapedPids }))
    stop?.done.resolve()
    container.remove()
  }

  return {
    key,
    folder,
    container,
    brake,
    notes: parts.intent.notes,
    jobPid: processes.job.pid,
    checkpoint: parts.intent.checkpoint,
    get stopping() {
      return stop !== null || ending !== null
    },
    freeze,
    thaw,
    stop: stopIt,
    setYielding: (yielding) => {
      if (setNice(yielding ? lowestNice : jobNice) || ending || table.sharesBySession()) return
      note('It stays at the lowest priority: this system lets only an administrator raise one again')
    },
    keepPriority: () => {
      if (!ending && table.sharesBySession()) container.setNice(nice)
    },
    use,
    usage: () => {
      const { pids, cpuSeconds, memoryBytes, peakMemoryBytes } = use()
      return {
        pids,
        cpuSeconds,
        memoryBytes,
        peakMemoryBytes,
        throttledSeconds: throttle.seconds,
        throttledNow: throttle.now,
      }
    },
    addThrottled: (seconds) => {
      throttle.seconds += seconds
    },
    setThrottled: (now) => {
      throttle.now = now
    },
    conclude: (launcherCode) => (ending ??= settle(launcherCode)),
    unsettled: unsettled.promise,
    release: () => {
      letGo.abort()
      clearTimeout(stop?.timer)
      brake.holdAtOnce('plan')
      parts.lease.letGo()
      stop?.done.resolve()
    },
  }
}

/** Without a report (a full disk) the launcher's own exit code still says how the job ended. */
function plainExit(launcherCode: number | null): ExitReport | null {
  return launcherCode === null ? null : { began: true, exitCode: launcherCode, cpuSeconds: 0 }
}
