import { runCommandLine } from './command-line'
import { realSurroundings } from './surroundings'

const stoppedReading = 128 + 13 // as a program that dies of SIGPIPE

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // `lull logs JOB | head`: nobody reads on, so there is nothing left to say.
  if (error.code === 'EPIPE') process.exit(stoppedReading)
  throw error
})

process.exit(await runCommandLine(process.argv.slice(2), realSurroundings()))
