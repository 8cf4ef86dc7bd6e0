import type { JobReport, Report } from '../../core/simulation'
import { formatSeconds } from '../../shared/model/units'
import { harmless, type Output } from '../output'
import { table } from '../table'

/** What a simulation came to, for a person. */
export function reportText(report: Report, look: Output): string {
  const { traceSeconds, decisions } = report
  const share = (seconds: number) =>
    traceSeconds > 0 ? ` (${((100 * seconds) / traceSeconds).toFixed(1)} %)` : ''
  const facts: readonly (readonly [string, string])[] = [
    ['Trace', `${formatSeconds(traceSeconds)}, decided ${decisions.toLocaleString('en-GB')} times`],
    ['Harvested', `${formatSeconds(report.harvestedSeconds)}${share(report.harvestedSeconds)}`],
    [
      'Wasted',
      `${formatSeconds(report.wastedSeconds)}${share(report.wastedSeconds)}: free, but nothing ran yet`,
    ],
    ['Overlap', `${report.overlapSeconds.toFixed(1)} s of work while somebody was there`],
    [
      'Orders',
      `${report.starts} starts, ${report.freezes} freezes, ${report.thaws} thaws; ${report.flaps} flaps (frozen within a minute)`,
    ],
    ['Deadlines', `${report.deadlineMisses} missed`],
  ]
  const lines = facts.map(([name, text]) => `${look.paint.bold(name.padEnd(10))} ${text}`)
  return [...lines, ...(report.jobs.length > 0 ? ['', jobTable(report.jobs, look)] : [])].join('\n')
}

function jobTable(jobs: readonly JobReport[], look: Output): string {
  const moment = (seconds: number | undefined) => (seconds === undefined ? '-' : formatSeconds(seconds))
  return table(
    jobs,
    [
      { title: 'JOB', cell: ({ name }) => harmless(name) },
      { title: 'STATE', cell: ({ state }) => state },
      { title: 'STARTED AT', cell: ({ startedAtSeconds }) => moment(startedAtSeconds), align: 'right' },
      { title: 'ENDED AT', cell: ({ endedAtSeconds }) => moment(endedAtSeconds), align: 'right' },
      { title: 'RAN', cell: ({ runSeconds }) => formatSeconds(runSeconds), align: 'right' },
      { title: 'FROZEN', cell: ({ frozenSeconds }) => formatSeconds(frozenSeconds), align: 'right' },
      { title: 'DEADLINE', cell: ({ missedDeadline }) => (missedDeadline ? 'missed' : '') },
      { title: 'WHY NOT', cell: ({ reasons }) => reasons[0]?.message ?? '', shrinks: true },
    ],
    look,
  )
}
