import { sensorNames, type Sample, type TraceLine } from '../../shared/model'

/** Milliseconds since the trace began: whole, so that sums of times are exact whatever their pieces. */
export type Ms = number

export const toMs = (seconds: number): Ms => Math.round(seconds * 1000)
export const toSeconds = (ms: Ms): number => ms / 1000

/**
 * What a trace that never names a sensor means by it: nothing that would hold a job back. Only for presence there is no
 * such reading, so somebody is there until a line says otherwise.
 */
const unnamed: Sample = {
  idleSeconds: 0,
  power: { source: 'mains' },
  cpu: { othersPercent: 0, oursPercent: 0 },
  memory: { totalBytes: Number.MAX_SAFE_INTEGER, availableBytes: Number.MAX_SAFE_INTEGER },
  heat: {},
  gpus: [],
  focus: { fullScreen: false, inCall: false, idleInhibited: false },
  network: { metered: false },
  disk: { freeBytes: Number.MAX_SAFE_INTEGER },
}

/**
 * Somebody counts as there for so long after an input: HTCondor's default of `KeyboardBusy`
 * (https://htcondor.readthedocs.io, "Configuration for condor_startd"), which is what its users know as "in use". A
 * measure of what was felt, which no setting moves.
 */
export const feltForSeconds = 60

/** What the sensors see while no line changes it. */
export interface Stretch {
  readonly fromMs: Ms
  /** The next line; `Infinity` behind the last. */
  readonly toMs: Ms
  readonly sample: Sample
}

/** The stretches of a trace in order of time. Each line opens one; of several lines at one moment all hold. */
export function stretchesOf(lines: readonly TraceLine[]): readonly Stretch[] {
  const stretches: Stretch[] = []
  let before: Stretch = { fromMs: 0, toMs: 0, sample: unnamed }
  lines.forEach((line, at) => {
    const fromMs = toMs(line.atSeconds)
    const next = lines[at + 1]
    const sample = { ...sampleAt(before, fromMs), ...readingsIn(line) }
    before = { fromMs, toMs: next === undefined ? Infinity : toMs(next.atSeconds), sample }
    stretches.push(before)
  })
  return stretches
}

function readingsIn(line: TraceLine): Partial<Sample> {
  return Object.fromEntries(
    sensorNames.flatMap((name) => (line[name] === undefined ? [] : [[name, line[name]]])),
  )
}

/** What the sensors see at a moment of a stretch: idle time that has begun to count goes on counting. */
export function sampleAt({ sample, fromMs }: Stretch, atMs: Ms): Sample {
  const { idleSeconds } = sample
  if (!idleSeconds || atMs === fromMs) return sample
  return { ...sample, idleSeconds: toSeconds(toMs(idleSeconds) + atMs - fromMs) }
}

/** Until when somebody is felt to be there in a stretch: the moment at which it ends, or one before the stretch. */
export function feltUntil({ sample, fromMs, toMs: endMs }: Stretch): Ms {
  const { idleSeconds, focus } = sample
  if (focus?.inCall || focus?.fullScreen || focus?.idleInhibited || idleSeconds === 0) return endMs
  return idleSeconds === null ? fromMs : Math.min(endMs, fromMs + toMs(feltForSeconds - idleSeconds))
}
