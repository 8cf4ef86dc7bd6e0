import { bindAll, type Handle, windows } from './calls'
import { commandLine, environmentBlock } from './command-line'
import { endedByUs, type JobObject } from './job-object'
import { loadKoffi } from './layouts'

/** What a job is started with, and where its output goes. */
export interface ProcessOrder {
  readonly program: string
  readonly command: readonly string[]
  readonly workdir: string
  readonly env: Readonly<Record<string, string>>
  readonly stdout: string
  readonly stderr: string
}

export interface SuspendedProcess {
  readonly pid: number
  readonly handle: Handle
}

/** What only the launcher asks of Windows. */
interface CreationCalls {
  readonly CreateFileW: (
    name: string,
    access: number,
    share: number,
    security: null,
    disposition: number,
    flags: number,
    template: 0,
  ) => Handle
  readonly SetHandleInformation: (handle: Handle, mask: number, flags: number) => boolean
  readonly CreateProcessW: (
    program: string,
    line: Buffer,
    processSecurity: null,
    threadSecurity: null,
    inherit: boolean,
    flags: number,
    env: Buffer,
    workdir: string,
    startup: Readonly<Record<string, number>>,
    made: { process?: Handle; thread?: Handle; processId?: number },
  ) => boolean
}

const creation = {
  suspended: 0x4,
  newProcessGroup: 0x200, // CTRL_BREAK can then be sent to it alone
  unicodeEnvironment: 0x400,
  noWindow: 0x0800_0000, // a console of its own that nobody sees
}
const useStdHandles = 0x100
/** FILE_GENERIC_WRITE without FILE_WRITE_DATA, so that each write appends, and FILE_READ_ATTRIBUTES, which runtimes ask for. */
const appendOnly = 0x120194
const genericRead = 0x8000_0000
const shareAll = 0x7
const openAlways = 4
const openExisting = 3
const ordinaryFile = 0x80
const inherited = 1

/**
 * Makes a process that stands before its first instruction, in these job objects, the outer one first. It inherits three
 * handles: nothing, and the ends of its logs. Throws with Windows' error number.
 */
export function createSuspended(order: ProcessOrder, jobs: readonly JobObject[]): SuspendedProcess {
  const calls = creationCalls()
  const open = (name: string, access: number, disposition: number) => {
    const file = calls.CreateFileW(name, access, shareAll, null, disposition, ordinaryFile, 0)
    calls.SetHandleInformation(file, inherited, inherited)
    return file
  }
  const files = {
    stdInput: open('NUL', genericRead, openExisting),
    stdOutput: open(order.stdout, appendOnly, openAlways),
    stdError: open(order.stderr, appendOnly, openAlways),
  }
  try {
    return inJobs(create(calls, order, files), jobs)
  } finally {
    for (const file of Object.values(files)) windows().CloseHandle(file)
  }
}

function create(
  calls: CreationCalls,
  order: ProcessOrder,
  files: Readonly<Record<string, Handle>>,
): SuspendedProcess {
  const made = { process: 0, thread: 0, processId: 0 }
  const flags =
    creation.suspended | creation.newProcessGroup | creation.unicodeEnvironment | creation.noWindow
  const startup = { cb: loadKoffi().sizeof('STARTUPINFOW'), flags: useStdHandles, ...files }
  const line = Buffer.from(`${commandLine(order.command)}\0`, 'utf16le')
  const env = environmentBlock(order.env)
  const { program, workdir } = order
  if (!calls.CreateProcessW(program, line, null, null, true, flags, env, workdir, withZeros(startup), made))
    throw new Error(`${program} could not be started: Windows error ${windows().GetLastError()}`)
  windows().CloseHandle(made.thread)
  return { pid: made.processId, handle: made.process }
}

/** koffi wants every member of a struct. */
function withZeros(startup: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  const rest = 'reserved desktop title x y xSize ySize xCountChars yCountChars fillAttribute showWindow'
  const names = [...rest.split(' '), 'reserved2Size', 'reserved2']
  return { ...Object.fromEntries(names.map((name) => [name, 0])), ...startup }
}

/** Nobody may run outside its job object: whoever cannot be put there is ended. */
function inJobs(made: SuspendedProcess, jobs: readonly JobObject[]): SuspendedProcess {
  const calls = windows()
  for (const job of jobs) {
    if (calls.AssignProcessToJobObject(job.handle, made.handle)) continue
    const error = calls.GetLastError()
    calls.TerminateProcess(made.handle, endedByUs)
    throw new Error(`The job could not be put into its job object: Windows error ${error}`)
  }
  return made
}

function creationCalls(): CreationCalls {
  windows() // makes the structures known
  const file =
    'uint32_t access, uint32_t share, void *security, uint32_t disposition, uint32_t flags, intptr_t template'
  const begun =
    'str16 program, void *line, void *processSecurity, void *threadSecurity, bool inherit, uint32_t flags'
  const given = 'void *env, str16 workdir, STARTUPINFOW *startup, _Out_ PROCESS_INFORMATION *made'
  return bindAll<CreationCalls>(loadKoffi().load('kernel32.dll'), {
    CreateFileW: `intptr_t __stdcall CreateFileW(str16 name, ${file})`,
    SetHandleInformation:
      'bool __stdcall SetHandleInformation(intptr_t handle, uint32_t mask, uint32_t flags)',
    CreateProcessW: `bool __stdcall CreateProcessW(${begun}, ${given})`,
  })
}
