/** What is said of something that is done to several jobs at once; `jobs` is their number with its noun. */
export interface DeedWords {
  readonly name: string
  /** What is about to be done, as the button says it. */
  readonly act: (jobs: string) => string
  readonly effect: string
  /** Why one job is left out, and why several are. */
  readonly unfit: string
  readonly unfits: string
  /** While it is done. */
  readonly doing: (jobs: string) => string
  readonly done: (jobs: string) => string
}

/** What a person can have done to jobs, in words. */
export const deedWords = {
  runNow: {
    name: 'Run now',
    act: (jobs) => `Run ${jobs} now`,
    effect: 'The work starts as soon as there is room, although you are here.',
    unfit: 'does not wait or is to run now already',
    unfits: 'do not wait or are to run now already',
    doing: (jobs) => `Asking to run now: ${jobs}`,
    done: (jobs) => `Asked to run now: ${jobs}.`,
  },
  hold: {
    name: 'Hold',
    act: (jobs) => `Hold ${jobs}`,
    effect: 'No work goes on until you release it.',
    unfit: 'has ended or is held already',
    unfits: 'have ended or are held already',
    doing: (jobs) => `Holding ${jobs}`,
    done: (jobs) => `Held: ${jobs}.`,
  },
  release: {
    name: 'Release',
    act: (jobs) => `Release ${jobs}`,
    effect: 'Work goes on when your rules allow it.',
    unfit: 'is not held',
    unfits: 'are not held',
    doing: (jobs) => `Releasing ${jobs}`,
    done: (jobs) => `Released: ${jobs}.`,
  },
  retry: {
    name: 'Retry',
    act: (jobs) => `Retry ${jobs}`,
    effect: 'Each is submitted anew, as a job of its own.',
    unfit: 'has not ended yet',
    unfits: 'have not ended yet',
    doing: (jobs) => `Submitting anew: ${jobs}`,
    done: (jobs) => `Submitted anew: ${jobs}.`,
  },
  cancel: {
    name: 'Cancel',
    act: (jobs) => `End ${jobs}`,
    effect: 'Work that was not saved is lost. You can retry later.',
    unfit: 'has ended or is ending already',
    unfits: 'have ended or are ending already',
    doing: (jobs) => `Asking to end: ${jobs}`,
    done: (jobs) => `Asked to end: ${jobs}.`,
  },
} satisfies Readonly<Record<string, DeedWords>>
