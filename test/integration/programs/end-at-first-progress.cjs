// Preloaded into a worker: ends it by SIGTERM when it tells progress for the first time, which on every machine is after
// the same piece of its work. (The name is the environment’s LULL_PROGRESS_FILE.)
const fs = require('node:fs')

const { renameSync } = fs

fs.renameSync = (from, to) => {
  renameSync(from, to)
  if (to !== process.env.LULL_PROGRESS_FILE) return
  fs.renameSync = renameSync
  process.kill(process.pid, 'SIGTERM')
}
