import { Argument, Command, Option } from 'commander'
import { jobStates } from '../shared/model/job-state'
import { nearest } from '../shared/nearest'
import { shells } from './completion/scripts'
import { usageError } from './errors'
import { addJobOptions, countOption, secondsOption, type SubmitOptions } from './options'
import { type CommonOptions, openSession, type Session } from './session'
import type { Surroundings } from './surroundings'

type JobOptions = SubmitOptions & Readonly<Record<string, unknown>>

/** Runs a command's work in a session and keeps its exit code. */
type Act = (options: CommonOptions, work: (session: Session) => Promise<number>) => Promise<void>

/**
 * The whole command line at a glance. Each command's work lies in a module of its own that is loaded when it is called,
 * so that `lull ls` does not wait for what `lull run` needs. `ended` is told the exit code.
 */
export function buildProgram(around: Surroundings, ended: (exitCode: number) => void): Command {
  const act: Act = async (options, work) => ended(await work(openSession(around, options.json ?? false)))
  const program = new Command('lull')
    .description('Runs your heavy jobs while your computer is idle, and freezes them the moment you return.')
    .version(around.version, '-V, --version')
    .enablePositionalOptions()
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void around.stdout.write(text),
      writeErr: () => undefined, // errors are told by us, once, with what to do next
    })
    .addHelpText(
      'after',
      `\nExample:\n  ${around.typed} run --now -- python3 train.py\n\nJOB is an id, the beginning of one, or a name.`,
    )
  addSubmission(program, act)
  addJobs(program, act)
  addMachine(program, act)
  addConfig(program, act)
  addEngine(program, act)
  addCompletion(program, act)
  return withExamples(withJson(program), around.typed)
}

function addSubmission(program: Command, act: Act): void {
  program.commandsGroup('Submit:')
  addJobOptions(program.command('run').description('submit a job, follow it, and exit with its exit code'))
    .argument('[command...]', 'the program and its arguments')
    .passThroughOptions()
    .action(async (command: readonly string[], options: JobOptions) =>
      act(options, async (session) => (await import('./commands/run')).run(session, command, options)),
    )
  addJobOptions(program.command('submit').description('submit jobs and come back at once'))
    .argument('[command...]', 'the program and its arguments')
    .passThroughOptions()
    .option('-f, --file <file>', 'one job or a list of jobs, YAML or JSON; - is standard input')
    .option('-q, --quiet', 'print ids only')
    .action(async (command: readonly string[], options: JobOptions) =>
      act(options, async (session) =>
        (await import('./commands/submit')).submitCommand(session, command, options),
      ),
    )
}

function addJobs(program: Command, act: Act): void {
  program.commandsGroup('Jobs:')
  program
    .command('ls')
    .description('list jobs, newest first')
    .addOption(new Option('--state <state>', 'only jobs in this state').choices(jobStates))
    .option('--search <text>', 'only jobs with this in their name or command')
    .addOption(new Option('--limit <number>', 'at most this many').argParser(countOption).default(50))
    .action(async (options) =>
      act(options, async (session) => (await import('./commands/ls')).ls(session, options)),
    )
  jobCommand(program, 'show', 'everything that is known of a job', act, async (session, job) =>
    (await import('./commands/show')).show(session, job),
  )
  jobCommand(
    program,
    'why',
    'why a job waits or is frozen, and what would change it',
    act,
    async (session, job) => (await import('./commands/why')).why(session, job),
  )
  program
    .command('logs')
    .description('what a job wrote')
    .argument('<job>')
    .option('-f, --follow', 'go on until the job ends')
    .option('--stderr', 'its standard error instead of its standard output')
    .addOption(
      new Option('--attempt <number>', 'of this attempt (default: the newest)').argParser(countOption),
    )
    .action(async (job: string, options) =>
      act(options, async (session) => (await import('./commands/logs')).logs(session, job, options)),
    )
  jobCommand(program, 'result', 'what an ended job brought', act, async (session, job) =>
    (await import('./commands/outcome')).result(session, job),
  )
  jobCommand(program, 'cancel', 'end a job', act, async (session, job) =>
    (await import('./commands/outcome')).cancel(session, job),
  )
  jobCommand(program, 'retry', 'submit an ended job anew', act, async (session, job) =>
    (await import('./commands/outcome')).retry(session, job),
  )
}

function jobCommand(
  program: Command,
  name: string,
  description: string,
  act: Act,
  work: (session: Session, job: string) => Promise<number>,
): void {
  program
    .command(name)
    .description(description)
    .argument('<job>')
    .action(async (job: string, options: CommonOptions) => act(options, (session) => work(session, job)))
}

function addMachine(program: Command, act: Act): void {
  program.commandsGroup('The machine:')
  program
    .command('status')
    .description('how ready the machine is, what holds it back, what runs')
    .option('-w, --watch', 'go on showing it')
    .action(async (options) =>
      act(options, async (session) => (await import('./commands/status')).status(session, options)),
    )
  program
    .command('pause')
    .description('run nothing for a while')
    .addOption(
      new Option('--for <time>', 'like 30m or 1h (default: until you resume)').argParser(secondsOption),
    )
    .action(async (options) =>
      act(options, async (session) => (await import('./commands/pause')).pause(session, options)),
    )
  program
    .command('resume')
    .description('end a pause')
    .action(async (options) =>
      act(options, async (session) => (await import('./commands/pause')).resume(session)),
    )
  program
    .command('history')
    .description('the machine’s past, newest first')
    .addOption(new Option('--limit <number>', 'at most this many').argParser(countOption).default(50))
    .action(async (options) =>
      act(options, async (session) => (await import('./commands/history')).history(session, options)),
    )
  program
    .command('doctor')
    .description('check this machine, each problem with its remedy')
    .action(async (options) =>
      act(options, async (session) => (await import('./commands/doctor')).doctor(session)),
    )
}

function addConfig(program: Command, act: Act): void {
  program.commandsGroup('Lull itself:')
  const config = program.command('config').description('settings')
  const work = () => import('./commands/config')
  config
    .command('get')
    .description('one setting, a group such as idle, or all')
    .argument('[key]')
    .action(async (key: string | undefined, options: CommonOptions) =>
      act(options, async (session) => (await work()).configGet(session, key)),
    )
  config
    .command('set')
    .description('change a setting; it applies at once')
    .argument('<key>')
    .argument('<value>')
    .action(async (key: string, value: string, options: CommonOptions) =>
      act(options, async (session) => (await work()).configSet(session, key, value)),
    )
  config
    .command('list')
    .description('every setting with its value, default and meaning')
    .action(async (options: CommonOptions) =>
      act(options, async (session) => (await work()).configList(session)),
    )
  config
    .command('edit')
    .description('open the settings file in your editor')
    .action(async (options: CommonOptions) =>
      act(options, async (session) => (await work()).configEdit(session)),
    )
  config
    .command('reset')
    .description('back to the default: one setting, a group, or all')
    .argument('[key]')
    .action(async (key: string | undefined, options: CommonOptions) =>
      act(options, async (session) => (await work()).configReset(session, key)),
    )
  refuseUnknown(config)
}

function addEngine(program: Command, act: Act): void {
  const engine = program
    .command('engine')
    .description('run the engine here, without a window')
    .option('--foreground', 'show what it is doing')
    .action(async (options) =>
      act(options, async (session) => (await import('./commands/engine')).engineCommand(session, options)),
    )
  engine
    .command('stop')
    .description('stop the engine; running jobs stay frozen for the next one')
    .option('--cancel-jobs', 'end its jobs instead')
    .action(async (options) =>
      act(options, async (session) => (await import('./commands/engine')).engineStop(session, options)),
    )
}

function addCompletion(program: Command, act: Act): void {
  program
    .command('completion')
    .description('a script that lets your shell complete commands, options and jobs')
    .addArgument(new Argument('<shell>').choices(shells))
    .action(async (shell: (typeof shells)[number], options: CommonOptions) =>
      act(options, async (session) =>
        (await import('./commands/completion')).completion(session, shell, program),
      ),
    )
  program
    .command('__jobs', { hidden: true })
    .action(async (options: CommonOptions) =>
      act(options, async (session) => (await import('./commands/completion')).jobWords(session)),
    )
}

/** A command that only groups others says which there are. */
function refuseUnknown(group: Command): void {
  const known = group.commands.map((command) => command.name())
  group.argument('[what]').action((what: string | undefined) => {
    const meant = what === undefined ? undefined : nearest(what, known)
    throw usageError(
      what === undefined ? `Say what to do: ${group.name()} …` : `There is no "${group.name()} ${what}"`,
      `${meant === undefined ? '' : `Did you mean ${meant}? `}There are: ${known.join(', ')}.`,
    )
  })
}

function withJson(command: Command): Command {
  if (command.parent !== null) command.option('--json', 'one JSON document on stdout, nothing else there')
  for (const child of command.commands) withJson(child)
  return command
}

const examples: Readonly<Record<string, string>> = {
  run: 'run --now --timeout 30m -- python3 train.py --epochs 40',
  submit: 'submit --name "night training" --memory 4GiB --hours 22:00-07:00 -- python3 train.py',
  ls: 'ls --state running',
  show: 'show "night training"',
  why: 'why "night training"',
  logs: 'logs -f "night training"',
  result: 'result "night training" --json',
  cancel: 'cancel 0199a2b3-c4d5',
  retry: 'retry "night training"',
  status: 'status --watch',
  pause: 'pause --for 1h',
  resume: 'resume',
  history: 'history --limit 20',
  doctor: 'doctor',
  config: 'config set idle.afterSeconds 120',
  get: 'config get idle.afterSeconds',
  set: 'config set idle.afterSeconds 120',
  list: 'config list',
  edit: 'config edit',
  reset: 'config reset idle.afterSeconds',
  engine: 'engine --foreground',
  stop: 'engine stop',
  completion: 'completion bash > ~/.local/share/bash-completion/completions/lull',
}

function withExamples(program: Command, typed: string): Command {
  for (const child of program.commands) {
    const example = examples[child.name()]
    if (example !== undefined) child.addHelpText('after', `\nExample:\n  ${typed} ${example}`)
    withExamples(child, typed)
  }
  return program
}
