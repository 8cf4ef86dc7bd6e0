import { createRandom, type Random } from '../random'
import { pack, unpack } from '../state'
import { type Params, trialsOf } from './params'
import { createRace, slotsIn } from './race'
import { type Condition, raceSeconds, ratesOf } from './rates'

/** Pieces of the exposure in which entries are counted. */
export const timeBins = 50
/** Races of single items in one step: some tens of milliseconds. */
const racesInStep = 100_000

/** What was counted in one condition. */
export interface Tally {
  /** Trials by score; in partial report the score counts targets alone. */
  readonly scores: Float64Array
  /** Entries by piece of the exposure, of items that count for the score and of those that do not. */
  readonly counting: Float64Array
  readonly distracting: Float64Array
}

/** Trials under way: the same number of whole and of partial report. */
export interface Trials {
  readonly whole: Tally
  readonly partial: Tally
  readonly done: number
  step(): void
  save(): Uint8Array
}

/** Begins the trials, or goes on from what `save` gave. */
export function beginTrials(params: Params, saved?: Uint8Array): Trials {
  const random = createRandom(params.seed)
  const [whole, partial] = [emptyTally(params), emptyTally(params)]
  const cursor = new Float64Array(1)
  const state = [cursor, random.state, ...Object.values(whole), ...Object.values(partial)]
  if (saved !== undefined) unpack(saved, state)
  const [showWhole, showPartial] = [
    shower(params, 'whole', random, whole),
    shower(params, 'partial', random, partial),
  ]
  const trials = trialsOf(params)
  const trialsInStep = Math.ceil(racesInStep / params.items)
  const done = () => cursor[0] ?? 0
  return {
    whole,
    partial,
    get done() {
      return done()
    },
    step() {
      const end = Math.min(trials, done() + trialsInStep)
      for (let trial = done(); trial < end; trial++) {
        showWhole()
        showPartial()
      }
      cursor[0] = end
    },
    save: () => pack(state),
  }
}

function emptyTally({ items }: Params): Tally {
  return {
    scores: new Float64Array(items + 1),
    counting: new Float64Array(timeBins),
    distracting: new Float64Array(timeBins),
  }
}

/** Shows one display after the other and counts what is seen of it. */
function shower(params: Params, condition: Condition, random: Random, tally: Tally): () => void {
  const { capacity, exposureMs, thresholdMs, targets, items } = params
  const seconds = raceSeconds(params)
  const counting = condition === 'whole' ? items : targets
  const race = createRace(ratesOf(params, condition), random)
  const binOf = (time: number) =>
    Math.min(timeBins - 1, Math.floor(((thresholdMs + 1000 * time) / exposureMs) * timeBins))
  return () => {
    const entered = race.run(slotsIn(capacity, random), seconds)
    let score = 0
    for (let place = 0; place < entered; place++) {
      const counts = (race.order[place] as number) < counting
      const times = counts ? tally.counting : tally.distracting
      const bin = binOf(race.times[place] as number)
      times[bin] = (times[bin] as number) + 1
      if (counts) score += 1
    }
    tally.scores[score] = (tally.scores[score] as number) + 1
  }
}
