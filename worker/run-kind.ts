import fs from 'node:fs'
import { setImmediate } from 'node:timers/promises'
import { setTimeout as rest } from 'node:timers/promises'
import type { Aids, GivenParams, Kind, Run } from '../tasks'
import { createCheckpoint, savedState } from './checkpoint'
import { writeFindings } from './findings'
import { openCrew } from './lanes'
import { createProgressReport } from './progress'
import type { Surroundings } from './surroundings'

/** Between two checkpoints of its own accord: what a lost machine costs at most. */
const checkpointEveryMs = 60_000
/** Whoever asks for a checkpoint may be about to end the process: it costs no processor meanwhile. */
const restAfterCheckpointMs = 3000

/**
 * Runs a kind of work from its beginning, or from the checkpoint of an earlier attempt, to its written findings. SIGUSR1 has
 * it write a checkpoint and rest for a moment, SIGTERM write a checkpoint and end by that signal.
 */
export async function runKind(
  kind: Kind,
  params: GivenParams,
  threads: number,
  around: Surroundings,
): Promise<void> {
  fs.mkdirSync(around.outputs, { recursive: true })
  const texts = readTexts(kind, params)
  const run = openRun(kind, params, { texts, crew: openCrew(kind, params, threads) }, around.resumeFrom)
  const checkpoint = createCheckpoint(around.outputs, kind, params)
  // the next attempt looks here, and here only
  if (run.progress > 0) checkpoint.save(run)
  await work(run, checkpoint, around.progressFile)
  const found = run.finish()
  kind.result.parse(found.result)
  writeFindings(around.outputs, found)
  checkpoint.remove()
  process.stdout.write(`${found.summary}\n`)
}

async function work(
  run: Run<unknown>,
  checkpoint: ReturnType<typeof createCheckpoint>,
  progressFile: string | undefined,
): Promise<void> {
  const wishes = listen()
  const report = createProgressReport(progressFile, run.progress, performance.now())
  let savedAt = performance.now()
  while (run.progress < 1) {
    run.step()
    report.reached(run.progress, performance.now())
    await setImmediate() // signals are heard between two steps
    const wish = wishes.take()
    if (wish === undefined && performance.now() - savedAt < checkpointEveryMs) continue
    checkpoint.save(run)
    savedAt = performance.now()
    if (wish === 'end') await endBySignal()
    if (wish === 'save') await rest(restAfterCheckpointMs)
  }
  wishes.stop()
}

/** Goes on from the earlier attempt's checkpoint where there is a fitting one, and says so; else begins. */
function openRun(kind: Kind, params: GivenParams, aids: Aids, resumeFrom: string | undefined): Run<unknown> {
  const saved = resumeFrom === undefined ? undefined : savedState(resumeFrom, kind, params)
  if (saved === undefined) return kind.begin(params, aids)
  try {
    const run = kind.resume(params, saved, aids)
    process.stdout.write(`Going on from a checkpoint at ${(100 * run.progress).toFixed(1)} %\n`)
    return run
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    process.stderr.write(`Beginning anew: ${error.message}\n`)
    return kind.begin(params, aids)
  }
}

function readTexts(kind: Kind, params: GivenParams): Readonly<Record<string, string>> {
  return Object.fromEntries(kind.reads(params).map((file) => [file, fs.readFileSync(file, 'utf8')]))
}

/** What was asked for by signals since the last look; to end outweighs to save. */
function listen() {
  let wish: 'save' | 'end' | undefined
  const onSave = () => (wish ??= 'save')
  const onEnd = () => (wish = 'end')
  process.on('SIGUSR1', onSave)
  process.on('SIGTERM', onEnd)
  return {
    take() {
      const taken = wish
      wish = undefined
      return taken
    },
    stop() {
      process.off('SIGUSR1', onSave)
      process.off('SIGTERM', onEnd)
    },
  }
}

/** Ends as if the signal had never been caught, so that whoever sent it sees that it worked. */
async function endBySignal(): Promise<never> {
  process.removeAllListeners('SIGTERM')
  process.kill(process.pid, 'SIGTERM')
  await rest(10_000)
  throw new Error('SIGTERM did not end the process')
}
