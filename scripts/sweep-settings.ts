// Tries settings on the synthetic traces and writes what each value gains and costs into docs/defaults.md, with a plot:
// `node scripts/ts.mjs scripts/sweep-settings.ts`.
import { readFileSync, writeFileSync } from 'node:fs'
import type { Report } from '../core/simulation'
import { Settings, settingFields, type SettingValue } from '../shared/model'
import { chart, dots, line, palette } from '../tasks/plot'
import { inputOf, replay, type TraceName, traceNames } from '../test/simulation/traces'

const document = 'docs/defaults.md'
const plot = 'docs/defaults.svg'

interface Sweep {
  readonly key: string
  /** The default is among them. */
  readonly values: readonly SettingValue[]
  /** The traces on which it could matter. */
  readonly on: readonly TraceName[]
}

const [office, gaming] = traceNames

const sweeps: readonly Sweep[] = [
  { key: 'idle.afterSeconds', values: [60, 120, 180, 300, 600, 900], on: [office, gaming] },
  { key: 'idle.resumeAfterSeconds', values: [15, 30, 60, 120, 180, 300], on: [office, gaming] },
  { key: 'idle.cpuPercent', values: [5, 10, 15, 25], on: [office, gaming] },
  { key: 'cpu.vetoPercent', values: [15, 25, 35, 50, 75], on: traceNames },
  { key: 'cpu.vetoAfterSeconds', values: [0, 5, 10, 15, 30], on: traceNames },
  { key: 'cpu.clearPercent', values: [5, 10, 15, 25], on: traceNames },
  { key: 'cpu.clearAfterSeconds', values: [0, 10, 20, 60, 120], on: traceNames },
  { key: 'battery.floorPercent', values: [0, 20, 40, 60, 80], on: [office] },
  { key: 'focus.fullScreen', values: [true, false], on: [office, gaming] },
  { key: 'focus.inhibitors', values: [true, false], on: [office, gaming] },
]

const bothIdle = (seconds: number) => ({ 'idle.afterSeconds': seconds, 'idle.resumeAfterSeconds': seconds })

/** One processor, so that one job runs at a time and a freeze of a job is a freeze of the machine. */
function reportWith(name: TraceName, changes: Readonly<Record<string, SettingValue>>): Report {
  const settings = structuredClone(Settings.parse({}))
  for (const [key, value] of Object.entries(changes)) put(settings, key.split('.'), value)
  return replay({ ...inputOf(name), settings, size: { ...inputOf(name).size, cpus: 1 } })
}

function put(into: object, [name = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) Reflect.set(into, name, value)
  else put(Reflect.get(into, name) as object, rest, value)
}

const share = (seconds: number, { traceSeconds }: Report) => ((100 * seconds) / traceSeconds).toFixed(1)

function cells(report: Report): readonly string[] {
  const { harvestedSeconds, overlapSeconds, freezes, flaps } = report
  return [share(harvestedSeconds, report), overlapSeconds.toFixed(1), `${freezes}`, `${flaps}`]
}

function table({ key, values, on }: Sweep): string {
  const { unit, description, default: standard } = settingFields.get(key) ?? raise(key)
  const row = (texts: readonly string[]) => `| ${texts.join(' | ')} |`
  const rows = values.map((value) =>
    row([
      value === standard ? `**${String(value)}**` : String(value),
      ...on.flatMap((name) => cells(reportWith(name, { [key]: value }))),
    ]),
  )
  const heads = on.flatMap((name) => [`${name}: harvested %`, 'overlap s', 'freezes', 'flaps'])
  const rule = row(['---', ...heads.map(() => '---:')])
  const title = `### \`${key}\`${unit ? ` (${unit})` : ''}`
  return [title, '', `${description}.`, '', row(['value', ...heads]), rule, ...rows].join('\n')
}

/** Harvest against disturbance, for patience from a quarter of a minute to half an hour. */
function drawPatience(): string {
  const patience = [15, 30, 60, 90, 120, 180, 240, 300, 420, 600, 900, 1200, 1800]
  const points = (reports: readonly Report[]) => ({
    xs: reports.map((report) => (report.freezes * 86_400) / report.traceSeconds),
    ys: reports.map((report) => (100 * report.harvestedSeconds) / report.traceSeconds),
  })
  const marks = [office, gaming].flatMap((name, at) => {
    const color = palette[at] ?? palette[0]
    const all = points(patience.map((seconds) => reportWith(name, bothIdle(seconds))))
    return [
      line({ ...all, name, color }),
      dots({ ...all, color }),
      dots({ ...points([reportWith(name, {})]), color, radius: 7 }),
    ]
  })
  const title = 'Patience from 15 s (right) to 30 min (left); the big dots are the defaults'
  return chart({ title, x: 'freezes a day', y: 'time harvested (%)' }, marks)
}

function raise(key: string): never {
  throw new Error(`there is no setting ${key}`)
}

const [begin, end] = ['<!-- begin: made by scripts/sweep-settings.ts -->', '<!-- end -->']
const text = readFileSync(document, 'utf8')
const before = text.slice(0, text.indexOf(begin))
const after = text.slice(text.indexOf(end))
writeFileSync(document, `${before}${begin}\n\n${sweeps.map(table).join('\n\n')}\n\n${after}`)
writeFileSync(plot, drawPatience())
