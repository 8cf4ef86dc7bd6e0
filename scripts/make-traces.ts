// Makes the synthetic traces of test/simulation/traces and their golden reports: `node scripts/ts.mjs scripts/make-traces.ts`.
import { writeFileSync } from 'node:fs'
import { goldenOf, traceFile, type TraceName, traceNames } from '../test/simulation/traces'
import type { TraceLine } from '../shared/model'
import { flappingLoad } from './traces/flapping-load'
import { gamingDesktop } from './traces/gaming-desktop'
import { officeLaptop } from './traces/office-laptop'

const makers: Readonly<Record<TraceName, (seed: number) => readonly TraceLine[]>> = {
  'office-laptop': officeLaptop,
  'gaming-desktop': gamingDesktop,
  'flapping-load': flappingLoad,
}
const seed = 5871

for (const name of traceNames) {
  const lines = makers[name](seed)
  writeFileSync(traceFile(`${name}.jsonl`), `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`)
  const golden = goldenOf(name)
  writeFileSync(traceFile(`${name}.report.json`), `${JSON.stringify(golden, null, 2)}\n`)
  const { harvestedSeconds, traceSeconds, overlapSeconds, freezes, flaps } = golden.endless
  const share = ((100 * harvestedSeconds) / traceSeconds).toFixed(1)
  console.log(
    `${name}: ${lines.length} lines; ${share} % harvested, ${overlapSeconds} s overlap, ${freezes} freezes, ${flaps} flaps`,
  )
}
