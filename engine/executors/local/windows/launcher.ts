import { createServer, type Socket } from 'node:net'
import { uptime } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { bindAll, type Handle, windows } from './calls'
import { createJob, type JobObject } from './job-object'
import { loadKoffi } from './layouts'
import type { LauncherOrder } from './order'
import { addToReport, hasBegun, reserveReport } from './report'
import { createSuspended, type SuspendedProcess } from './suspended-process'
import { suspensionOf } from './suspension'

// Holds one attempt of one job on Windows, whatever becomes of the engine: makes the job stand before its first instruction
// in its job object, waits for its end and reports it, and stops it when the lease ends, which is the pipe on our input. A
// later engine takes the lease by a named pipe. Nothing polls.

const event = { synchronizeAndModify: 0x100002 }
const infinite = 0xffff_ffff
const ctrlBreak = 1
/** Between two looks for members that still move. */
const lookEveryMs = 1

async function main(): Promise<void> {
  const order = await readOrder()
  reserveReport(order.folder)
  const [base, job] = [createJob(order.base), createJob(order.job)]
  const { folder } = order
  const [stdout, stderr] = [path.join(folder, 'stdout'), path.join(folder, 'stderr')]
  const made = createSuspended({ ...order, stdout, stderr }, [base, job])
  process.stdin.once('close', () => leaseEnded(order, job))
  process.stdin.resume()
  process.stdout.on('error', () => undefined) // the engine has gone: the end of its lease tells
  process.stdout.write(`${made.pid} ${process.pid}\n`)
  const code = await endOf(made, order.ask)
  reportEnd(order, job, code)
  process.exit(code | 0) // as Windows' own 32 bits
}

async function readOrder(): Promise<LauncherOrder> {
  const lines = createInterface({ input: process.stdin })
  const line = await new Promise<string>((resolve) => lines.once('line', resolve))
  lines.close()
  return JSON.parse(line) as LauncherOrder
}

/** The engine has died or let go. Whoever has not begun never will; everybody else stands still until an engine comes. */
function leaseEnded(order: LauncherOrder, job: JobObject): void {
  if (!hasBegun(order.folder)) return job.terminate()
  const { stopMoving } = suspensionOf(job)
  const stopAll = () => {
    if (stopMoving().length > 0) return void setTimeout(stopAll, lookEveryMs)
    addToReport(order.folder, `stopped ${uptime()}`)
    listenForLease(order, job)
  }
  stopAll()
}

/** To hear anybody at the pipe is the lease: it is held for as long as that connection is. */
function listenForLease(order: LauncherOrder, job: JobObject): void {
  const server = createServer((lease: Socket) => {
    server.close()
    lease.on('error', () => undefined) // `close` follows
    lease.once('close', () => leaseEnded(order, job))
    lease.resume()
  })
  server.listen(order.pipe)
}

/** Resolves with the exit code of the main process. Meanwhile passes on the wish that it end. */
async function endOf({ handle, pid }: SuspendedProcess, ask: string): Promise<number> {
  const calls = windows()
  const asked = calls.OpenEventW(event.synchronizeAndModify, false, ask)
  while ((await waitForOneOf([handle, asked])) === 1) sendBreak(pid)
  const code: [number] = [0]
  calls.GetExitCodeProcess(handle, code)
  return code[0]
}

/** On a thread of koffi's; resolves with the index of the one that came. */
function waitForOneOf(handles: readonly Handle[]): Promise<number> {
  const wait = loadKoffi()
    .load('kernel32.dll')
    .func(
      'uint32_t __stdcall WaitForMultipleObjects(uint32_t count, intptr_t *handles, bool all, uint32_t ms)',
    )
  return new Promise((resolve, reject) => {
    wait.async(handles.length, [...handles], false, infinite, (error: unknown, index: number) =>
      error
        ? reject(error instanceof Error ? error : new Error('the wait for the job failed'))
        : resolve(index),
    )
  })
}

interface ConsoleCalls {
  readonly AttachConsole: (pid: number) => boolean
  readonly FreeConsole: () => boolean
  readonly GenerateConsoleCtrlEvent: (event: number, group: number) => boolean
}

/** We have no console: the job's is ours for a moment. The signal goes to the job's own group of processes. */
function sendBreak(pid: number): void {
  const { AttachConsole, FreeConsole, GenerateConsoleCtrlEvent } = bindAll<ConsoleCalls>(
    loadKoffi().load('kernel32.dll'),
    {
      AttachConsole: 'bool __stdcall AttachConsole(uint32_t pid)',
      FreeConsole: 'bool __stdcall FreeConsole()',
      GenerateConsoleCtrlEvent: 'bool __stdcall GenerateConsoleCtrlEvent(uint32_t event, uint32_t group)',
    },
  )
  if (!AttachConsole(pid)) return // it has no console: the kill after the grace ends it
  GenerateConsoleCtrlEvent(ctrlBreak, pid)
  FreeConsole()
}

/** In the lines of the POSIX launcher's report (`folder/exit-report.ts`). */
function reportEnd({ folder }: LauncherOrder, job: JobObject, code: number): void {
  const { userSeconds, kernelSeconds } = job.accounting()
  const times = `0m${userSeconds.toFixed(3)}s 0m${kernelSeconds.toFixed(3)}s`
  addToReport(folder, `code ${code}`, times, 'end')
}

void main().catch((error: unknown) => {
  console.error(String(error)) // our stderr is launcher.log
  process.exit(125)
})
