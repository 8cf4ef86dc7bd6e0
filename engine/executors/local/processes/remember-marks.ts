import type { ProcessTable } from './process-table'

/**
 * The same table, asking each process for its mark once: a process is given its mark by the environment of the parent it
 * came from, and keeps what it was born with as far as we are concerned. What has gone is forgotten at the next `list`.
 */
export function rememberMarks(table: ProcessTable): ProcessTable {
  let marks = new Map<string, string | null>()
  return {
    ...table,
    list: () => {
      const all = table.list()
      const before = marks
      marks = new Map()
      for (const { pid, startTime } of all) {
        const mark = before.get(`${pid} ${startTime}`)
        if (mark !== undefined) marks.set(`${pid} ${startTime}`, mark)
      }
      return all
    },
    markOf: (identity) => {
      const name = `${identity.pid} ${identity.startTime}`
      const known = marks.get(name)
      if (known !== undefined) return known
      const mark = table.markOf(identity)
      marks.set(name, mark)
      return mark
    },
  }
}
