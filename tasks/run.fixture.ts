import { type Crew, soloCrew } from './crew'
import type { Aids, Findings, GivenParams, Kind } from './kind'

const alone: Aids = { texts: {}, crew: soloCrew }

/** Runs a kind from beginning to end. */
export function complete(kind: Kind, params: GivenParams, aids: Aids = alone): Findings<unknown> {
  const run = kind.begin(params, aids)
  while (run.progress < 1) run.step()
  const findings = run.finish()
  kind.result.parse(findings.result)
  return findings
}

/** Runs a kind that is saved, thrown away and resumed after every step, or every few. */
export function completeInPieces(
  kind: Kind,
  params: GivenParams,
  aids: Aids = alone,
  stepsInPiece = 1,
): Findings<unknown> {
  let run = kind.begin(params, aids)
  for (let step = 1; run.progress < 1; step++) {
    run.step()
    if (step % stepsInPiece === 0) run = kind.resume(params, run.save().slice(), aids)
  }
  return run.finish()
}

/** A crew whose lanes work one after the other, the last one first: what they give must not depend on who comes when. */
export function crewInTurn(kind: Kind, params: GivenParams, lanes: number): Crew {
  return {
    lanes,
    gather(memory) {
      const works = Array.from({ length: lanes }, () => kind.openLane(params, memory))
      return (order) => {
        for (let lane = lanes - 1; lane >= 0; lane--) works[lane]?.(order, lane, lanes)
      }
    },
  }
}
