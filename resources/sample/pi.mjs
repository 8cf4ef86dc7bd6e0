// A first job to try: estimates pi by throwing darts, in some ten seconds, and shows what a job of Lull can tell.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const darts = Number(process.argv[2] ?? 1e9)
const rounds = 100
const { LULL_OUTPUTS = '.', LULL_PROGRESS_FILE } = process.env

// xorshift32: fast, seeded, the same everywhere.
let state = 20_261_122
function random() {
  state ^= state << 13
  state ^= state >>> 17
  state ^= state << 5
  return (state >>> 0) / 4_294_967_296
}

let inside = 0
for (let round = 1; round <= rounds; round++) {
  for (let dart = 0; dart < darts / rounds; dart++) {
    const x = random()
    const y = random()
    if (x * x + y * y < 1) inside++
  }
  const estimate = (4 * inside) / ((darts / rounds) * round)
  const message = `pi is about ${estimate.toFixed(6)}`
  if (LULL_PROGRESS_FILE) writeFileSync(LULL_PROGRESS_FILE, JSON.stringify({ percent: round, message }))
  if (round % 10 === 0) console.log(`${round} % of the darts: ${message}`)
}

mkdirSync(LULL_OUTPUTS, { recursive: true })
writeFileSync(join(LULL_OUTPUTS, 'result.json'), JSON.stringify({ pi: (4 * inside) / darts, darts }))
