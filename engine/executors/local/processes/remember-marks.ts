import type { ProcessIdentity, ProcessTable } from './process-table'

/**
 * The same table, asking each process for its mark and its brand once: a process has both from the parent it came from, and
 * keeps what it was born with as far as we are concerned. What has gone is forgotten at the next whole `list`.
 */
export function rememberMarks(table: ProcessTable): ProcessTable {
  const marks = rememberEach(table.markOf)
  const brands = rememberEach(table.brandOf)
  return {
    ...table,
    list: (isKnown) => {
      const listing = table.list(isKnown)
      if (isKnown === undefined) {
        marks.keepOnly(listing.processes)
        brands.keepOnly(listing.processes)
      }
      return listing
    },
    markOf: marks.of,
    brandOf: brands.of,
  }
}

function rememberEach(ask: ProcessTable['markOf']) {
  let answers = new Map<string, string | null>()
  return {
    of: (identity: ProcessIdentity): string | null | undefined => {
      const known = answers.get(nameOf(identity))
      if (known !== undefined) return known
      const answer = ask(identity)
      if (answer !== undefined) answers.set(nameOf(identity), answer)
      return answer
    },
    keepOnly: (identities: readonly ProcessIdentity[]): void => {
      const before = answers
      answers = new Map()
      for (const identity of identities) {
        const answer = before.get(nameOf(identity))
        if (answer !== undefined) answers.set(nameOf(identity), answer)
      }
    },
  }
}

const nameOf = ({ pid, startTime }: ProcessIdentity): string => `${pid} ${startTime}`
