import { workerData } from 'node:worker_threads'
import { type GivenParams, kinds } from '../../tasks'
import { carriedOut, failed, given, order } from './control'

/** What a helping thread is started with. */
export interface LaneOrder {
  readonly kind: string
  readonly params: GivenParams
  readonly memory: SharedArrayBuffer
  readonly control: SharedArrayBuffer
  readonly lane: number
  readonly lanes: number
}

/** The life of a helping thread: waits for orders and carries its part of each out, until the process ends. */
export function workInLane(): void {
  const { kind: name, params, memory, control, lane, lanes } = workerData as LaneOrder
  const cells = new Int32Array(control)
  try {
    const kind = kinds.find((one) => one.name === name)
    if (kind === undefined) throw new Error(`there is no kind of work ${name}`)
    const work = kind.openLane(params, memory)
    for (let seen = 0; ; seen++) {
      Atomics.wait(cells, given, seen)
      work(Atomics.load(cells, order), lane, lanes)
      Atomics.add(cells, carriedOut, 1)
      Atomics.notify(cells, carriedOut)
    }
  } catch (error) {
    // the main thread waits in the same memory and hears of it there
    Atomics.store(cells, failed, 1)
    Atomics.add(cells, carriedOut, 1)
    Atomics.notify(cells, carriedOut)
    throw error
  }
}
