import { Worker } from 'node:worker_threads'
import { type Crew, type GivenParams, type Kind, soloCrew } from '../../tasks'
import { carriedOut, controlBytes, failed, given, order } from './control'
import type { LaneOrder } from './lane'

/** Threads that share a run's work; the threads start once there is memory to share. One thread is the crew of one. */
export function openCrew(kind: Kind, params: GivenParams, lanes: number): Crew {
  if (lanes === 1 || !kind.sharesWork) return soloCrew
  return {
    lanes,
    gather(memory, work) {
      const control = new SharedArrayBuffer(controlBytes)
      const cells = new Int32Array(control)
      for (let lane = 1; lane < lanes; lane++) {
        startLane({ kind: kind.name, params, memory, control, lane, lanes })
      }
      return (number) => {
        Atomics.store(cells, carriedOut, 0)
        Atomics.store(cells, order, number)
        Atomics.add(cells, given, 1)
        Atomics.notify(cells, given)
        work(number, 0, lanes)
        awaitOthers(cells, lanes - 1)
      }
    },
  }
}

/** Does not keep the process alive; its own error is reported by the runtime, this thread hears of it through the memory. */
function startLane(laneOrder: LaneOrder): void {
  new Worker(new URL(import.meta.url), { workerData: laneOrder }).unref()
}

function awaitOthers(cells: Int32Array, others: number): void {
  for (;;) {
    const done = Atomics.load(cells, carriedOut)
    if (Atomics.load(cells, failed) !== 0) throw new Error('a helping thread has failed')
    if (done === others) return
    Atomics.wait(cells, carriedOut, done)
  }
}
