import { brandFor, type ProcessFacts, type ProcessIdentity, type ProcessTable } from '../processes'

/** Somebody ends under our eyes now and then, where a machine starts many: more looks would find no end. */
const mostLooks = 20

/** The processes that come from one job, however they left it: the tree, those that left the tree, and their children. */
export interface Family {
  hold(job: ProcessIdentity): void
  /** Living members reached from those known before. Looks at nobody else's process. */
  known(): readonly ProcessFacts[]
  /** Living members found among all processes: also those that were orphaned since the last look. */
  search(): readonly ProcessFacts[]
  /** Processor seconds of members that ended without a parent in the family to inherit them. */
  lostCpuSeconds(): number
}

/**
 * A process belongs to the family when its parent or its session does, or when it carries the attempt's mark in its
 * environment or its brand. Who once was seen stays a member. What escapes: a process that leaves the session, scrubs its
 * environment, takes a smaller limit for its brand (or works where there are none) and loses its parent, all between two
 * looks. The session of its launcher, in which a job is born, is not the job's.
 */
export function familyOf(table: ProcessTable, mark: string, launcherPid: number): Family {
  const brand = brandFor(mark)
  const members = new Map<number, ProcessFacts>()
  const birthplace = table.read(launcherPid)?.session
  let lostCpuSeconds = 0

  const forget = (gone: ProcessFacts): void => {
    members.delete(gone.pid)
    if (gone.parent === 1) lostCpuSeconds += gone.cpuSeconds + gone.childrenCpuSeconds
  }

  /** Brings members up to date; those that have gone, or whose pid is another's now, are forgotten. */
  const refresh = (): void => {
    for (const member of members.values()) {
      const facts = table.read(member.pid)
      if (facts?.startTime === member.startTime) members.set(facts.pid, facts)
      else forget(member)
    }
  }

  /** `undefined`: it ended before it could be asked. */
  const isMarked = (facts: ProcessFacts): boolean | undefined => {
    const carried = [table.markOf(facts), table.brandOf(facts)]
    if (carried[0] === mark || carried[1] === brand) return true
    return carried.includes(undefined) ? undefined : false
  }

  /**
   * Takes in who carries the mark or the brand; returns the others. Whoever ended while it was looked for may have left a
   * child that was born after the listing: then those are looked for who were not seen yet, until nobody ended meanwhile.
   */
  const takeMarked = (): readonly ProcessFacts[] => {
    const others = new Map<number, ProcessFacts>()
    const isKnown = (pid: number) => members.has(pid) || others.has(pid)
    for (let look = 1, isCut = true; isCut && look <= mostLooks; look++) {
      const listing = table.list(look === 1 ? undefined : isKnown)
      isCut = listing.isCut
      for (const facts of listing.processes) {
        if (members.has(facts.pid)) continue
        const isOurs = isMarked(facts)
        if (isOurs === true) members.set(facts.pid, facts)
        else others.set(facts.pid, facts)
        isCut ||= isOurs === undefined || facts.activity === 'ended'
      }
    }
    return [...others.values()]
  }

  /** Takes in whoever belongs to a member by parent or session, until nobody is added. */
  const takeKin = (others: readonly ProcessFacts[]): void => {
    for (let before = -1; before !== members.size;) {
      before = members.size
      const sessions = new Set([...members.values()].map(({ session }) => session))
      if (birthplace !== undefined) sessions.delete(birthplace)
      for (const facts of others) {
        if (members.has(facts.parent) || sessions.has(facts.session)) members.set(facts.pid, facts)
      }
    }
  }

  const living = () => [...members.values()].filter(({ activity }) => activity !== 'ended')

  return {
    hold: (job) => {
      const facts = table.read(job.pid)
      if (facts?.startTime === job.startTime) members.set(job.pid, facts)
    },
    known: () => {
      refresh()
      const open = [...members.keys()]
      for (let pid = open.pop(); pid !== undefined; pid = open.pop()) {
        for (const child of table.childrenOf(pid)) {
          const facts = members.has(child) ? null : table.read(child)
          if (facts === null) continue
          members.set(child, facts)
          open.push(child)
        }
      }
      return living()
    },
    search: () => {
      refresh()
      takeKin(takeMarked())
      return living()
    },
    lostCpuSeconds: () => lostCpuSeconds,
  }
}
