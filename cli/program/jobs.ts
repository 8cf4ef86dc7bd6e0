import { type Command, Option } from 'commander'
import { jobOrders } from '../../shared/model/job-order'
import { jobFilters } from '../../shared/model/job-state'
import { addJobOptions, countOption, type SubmitOptions } from '../options'
import type { CommonOptions, Session } from '../session'
import type { Act } from './act'

type JobOptions = SubmitOptions & Readonly<Record<string, unknown>>

/** The commands that hand jobs over. */
export function addSubmission(program: Command, act: Act): void {
  program.commandsGroup('Submit:')
  addJobOptions(program.command('run').description('submit a job, follow it, and exit with its exit code'))
    .argument('[command...]', 'the program and its arguments')
    .passThroughOptions()
    .action(async (command: readonly string[], options: JobOptions) =>
      act(options, async (session) => (await import('../commands/run')).run(session, command, options)),
    )
  addJobOptions(program.command('submit').description('submit jobs and come back at once'))
    .argument('[command...]', 'the program and its arguments')
    .passThroughOptions()
    .option('-f, --file <file>', 'one job or a list of jobs, YAML or JSON; - is standard input')
    .option('-q, --quiet', 'print ids only')
    .action(async (command: readonly string[], options: JobOptions) =>
      act(options, async (session) =>
        (await import('../commands/submit')).submitCommand(session, command, options),
      ),
    )
}

/** The commands that look at jobs and end them. */
export function addJobs(program: Command, act: Act): void {
  program.commandsGroup('Jobs:')
  program
    .command('kinds')
    .argument('[kind]', 'the one whose parameters are told')
    .description('the built-in kinds of work, and their parameters')
    .action(async (kind, options) =>
      act(options, async (session) => (await import('../commands/kinds')).kinds(session, kind)),
    )
  program
    .command('ls')
    .description('list jobs, newest first or in another order')
    .addOption(
      new Option('--state <state>', 'only jobs in this state, or those held by hand').choices(jobFilters),
    )
    .option('--search <text>', 'only jobs with this in their name or command')
    .addOption(new Option('--limit <number>', 'at most this many').argParser(countOption).default(50))
    .addOption(new Option('--sort <order>', 'what to list by').choices(jobOrders).default('submitted'))
    .option('--reverse', 'the other way round')
    .action(async (options) =>
      act(options, async (session) => (await import('../commands/ls')).ls(session, options)),
    )
  jobCommand(program, 'show', 'everything that is known of a job', act, async (session, job) =>
    (await import('../commands/show')).show(session, job),
  )
  jobCommand(
    program,
    'why',
    'why a job waits or is frozen, and what would change it',
    act,
    async (session, job) => (await import('../commands/why')).why(session, job),
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
      act(options, async (session) => (await import('../commands/logs')).logs(session, job, options)),
    )
  jobCommand(program, 'result', 'what an ended job brought', act, async (session, job) =>
    (await import('../commands/outcome')).result(session, job),
  )
  jobCommand(program, 'cancel', 'end a job', act, async (session, job) =>
    (await import('../commands/outcome')).cancel(session, job),
  )
  jobCommand(program, 'retry', 'submit an ended job anew', act, async (session, job) =>
    (await import('../commands/outcome')).retry(session, job),
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
