// `npm run bench -- [--quick] [--strict] [--record] [NAME…]`: measures, prints a table, writes bench/results.json if asked.
import path from 'node:path'
import { parseArgs } from 'node:util'
import { type Bench, CannotMeasure } from './bench'
import { benches } from './figures'
import { isMeant, wished } from './wishes'
import { type Lab, openLab, type OpenLab } from './lab'
import { busyPercent, thisMachine } from './machine'
import { record } from './record'
import { type BenchResult, judge, tableOf } from './report'

const fullRuns = 5
const quickRuns = 2
const busyWindowSeconds = 3
const recordFile = path.resolve('bench/results.json')

const quickNote = 'These are figures of --quick: too few and too short to prove anything.\n'

const say = (progress: string) => process.stderr.write(`bench: ${progress}\n`)
const { options, positionals } = readArguments()
process.exitCode = await main()

/** Ends the process with exit code 2 when the options make no sense. */
function readArguments() {
  const flag = { type: 'boolean', default: false } as const
  try {
    const { values, positionals: names } = parseArgs({
      allowPositionals: true,
      options: { quick: flag, strict: flag, record: flag },
    })
    if (values.quick && values.record) throw new Error('--quick proves nothing: there is nothing to record')
    return { options: values, positionals: names }
  } catch (error) {
    say(error instanceof Error ? error.message : String(error))
    process.exit(2)
  }
}

async function main(): Promise<number> {
  const unknown = positionals.filter((wish) => !benches.some(({ name }) => isMeant(wish, name)))
  if (unknown.length > 0) {
    say(`no such bench: ${unknown.join(', ')}. There are: ${benches.map(({ name }) => name).join(', ')}`)
    return 2
  }
  const measuredAt = new Date().toISOString()
  const results: BenchResult[] = []
  for (const bench of wished(benches, positionals)) {
    results.push(await measure(bench))
  }
  if (options.record) recordAll(results, measuredAt)
  process.stdout.write(`\n${tableOf(results)}\n${options.quick ? quickNote : ''}`)
  return exitCodeOf(results)
}

function recordAll(results: readonly BenchResult[], measuredAt: string): void {
  const now = {
    machine: thisMachine(process.env),
    results: results.filter(({ error }) => error === undefined).map((result) => ({ ...result, measuredAt })),
  }
  record(
    recordFile,
    now,
    benches.map(({ name }) => name),
  )
}

async function measure(bench: Bench): Promise<BenchResult> {
  say(`${bench.name}: ${bench.what}`)
  const lab = openLab({
    quick: options.quick,
    runs: options.quick ? quickRuns : fullRuns,
    say: (progress) => say(`${bench.name}: ${progress}`),
  })
  const stopListening = leaveOnSignal(lab)
  const busyBeforePercent = await busyPercent(busyWindowSeconds)
  const startedMs = performance.now()
  const outcome = await outcomeOf(bench, lab)
  const leftover = await lab.leave().then(() => undefined, explain)
  stopListening()
  const seconds = Math.round((performance.now() - startedMs) / 1000)
  const { name, what } = bench
  return { name, what, seconds, busyBeforePercent, ...outcome, ...(leftover && { error: leftover }) }
}

async function outcomeOf(
  bench: Bench,
  lab: Lab,
): Promise<Pick<BenchResult, 'figures' | 'error' | 'cannotMeasure'>> {
  try {
    return { figures: judge(bench, await bench.run(lab)) }
  } catch (error) {
    if (error instanceof CannotMeasure) return { figures: [], cannotMeasure: error.message }
    return { figures: [], error: explain(error) }
  }
}

/** Says what happened in full, and gives it in a line. */
function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  say(error.stack ?? error.message)
  return error.message
}

/** A Ctrl-C leaves nothing behind either. */
function leaveOnSignal(lab: OpenLab): () => void {
  const leave = () => void lab.leave().finally(() => process.exit(130))
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  for (const signal of signals) process.once(signal, leave)
  return () => {
    for (const signal of signals) process.off(signal, leave)
  }
}

/** A bench that failed is an error; a bar that was missed is one only when asked for. */
function exitCodeOf(results: readonly BenchResult[]): number {
  if (results.some(({ error }) => error !== undefined)) return 1
  const missed = results.some(({ figures }) => figures.some(({ verdict }) => verdict === 'missed'))
  return missed && options.strict ? 1 : 0
}
