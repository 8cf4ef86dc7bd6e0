import { isMainThread } from 'node:worker_threads'
import { runCommandLine } from './command-line'
import { workInLane } from './lanes'

// One file is both the program and its helping threads.
if (isMainThread) process.exitCode = await runCommandLine(process.argv.slice(2))
else workInLane()
