import type { HistoryEntry } from '../../shared/model'
import { formatSeconds } from '../../shared/model/units'
import { exitCodes } from '../exit'
import { localTime } from '../local-time'
import type { CommonOptions, Session } from '../session'
import { table } from '../table'

export interface HistoryOptions extends CommonOptions {
  readonly limit: number
}

/** `lull history`: the machine's past, newest first, a stretch a line. */
export async function history({ engine, out }: Session, { limit }: HistoryOptions): Promise<number> {
  const entries = await (await engine()).machine.history({ limit })
  await out.show(entries, () =>
    entries.length === 0 ? 'Nothing is recorded yet.' : historyTable(entries, out),
  )
  return exitCodes.done
}

function historyTable(entries: readonly HistoryEntry[], look: Session['out']): string {
  return table(
    entries,
    [
      { title: 'FROM', cell: ({ from }) => localTime(from) },
      { title: 'FOR', cell: lasted, align: 'right' },
      { title: 'SCORE', cell: ({ scorePercent, level }) => `${Math.floor(scorePercent)} ${level}` },
      { title: 'RUNNING', cell: ({ runningJobs }) => `${runningJobs.length}`, align: 'right' },
      { title: 'FROZEN', cell: ({ frozenJobs }) => `${frozenJobs.length}`, align: 'right' },
      { title: 'VETOES', cell: ({ vetoes }) => vetoes.join(', '), shrinks: true },
    ],
    look,
  )
}

function lasted({ from, to }: HistoryEntry): string {
  const end = to === null ? Date.now() : Date.parse(to)
  return formatSeconds((end - Date.parse(from)) / 1000)
}
