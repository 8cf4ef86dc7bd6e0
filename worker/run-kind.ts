import fs from 'node:fs'
import { setImmediate } from 'node:timers/promises'
import { LullError } from '../shared/model/lull-error'
import type { Aids, GivenParams, Kind, Run } from '../tasks'
import { createCheckpoint, savedState } from './checkpoint'
import { writeFindings } from './findings'
import { openCrew } from './lanes'
import { createProgressReport } from './progress'
import type { Surroundings } from './surroundings'

/** Between two checkpoints of its own accord: what a lost machine costs at most. */
const checkpointEveryMs = 60_000

/**
 * Runs a kind of work from its beginning, or from the checkpoint of an earlier attempt, to its written findings. SIGUSR1
 * and SIGTERM have it write a checkpoint and end by SIGTERM. Throws LullError where a file that it reads is missing or wrong.
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
  const ending = listenForEnd()
  const report = createProgressReport(progressFile, run.progress, performance.now())
  let savedAt = performance.now()
  while (run.progress < 1) {
    run.step()
    report.reached(run.progress, performance.now())
    await setImmediate() // signals are heard between two steps
    if (!ending.asked && performance.now() - savedAt < checkpointEveryMs) continue
    checkpoint.save(run)
    savedAt = performance.now()
    if (ending.asked) await endBySignal()
  }
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
  return Object.fromEntries(kind.reads(params).map((file) => [file, readText(file)]))
}

function readText(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8')
  } catch (cause) {
    const hint = `Check the path: it is looked for from ${process.cwd()}, and must be a file that you may read.`
    throw new LullError('invalidInput', `the file ${file} cannot be read: ${(cause as Error).message}`, {
      hint,
      cause,
    })
  }
}

/** Whether it was asked to end since it began. */
function listenForEnd(): { readonly asked: boolean } {
  let asked = false
  for (const signal of ['SIGUSR1', 'SIGTERM']) process.on(signal, () => (asked = true))
  return {
    get asked() {
      return asked
    },
  }
}

/** Ends as if the signal had never been caught, so that nobody takes it for a run that is complete. */
async function endBySignal(): Promise<void> {
  process.removeAllListeners('SIGTERM')
  process.kill(process.pid, 'SIGTERM')
  for (;;) await setImmediate() // until the signal arrives
}
