import { ORPCError } from '@orpc/client'
import { createStore, type StoreApi } from 'zustand'
import type { JobFileInput, JobId, JobPreview, KindInfo } from '../../shared/model'
import { parseBytes } from '../../shared/model/units'
import { type Trouble, troubleOf } from '../asks'
import type { Client } from '../connect'
import { words } from '../messages/new-job'
import { lookAt } from './complaints'
import { type Draft, draftOf, emptyDraft, type Way, written, writtenJob } from './draft'
import { fieldAt } from './job-fields'
import { jobFileOf } from './job-file-of'
import { askedOf, type Checked, checkOf } from './kind-check'

/** A refusal of the engine that is about one field. */
export interface Refused {
  readonly path: string
  readonly message: string
}

export interface FormState {
  readonly draft: Draft
  /** The name of the job that is run again. */
  readonly again: string | null
  /** How the draft would fare, and for which draft that was said. */
  readonly preview: { readonly of: Draft; readonly fares: JobPreview } | null
  /** The built-in kinds of work; `null` before the engine has told them. */
  readonly kinds: readonly KindInfo[] | null
  readonly checked: Checked | null
  readonly busy: 'reading' | 'asking' | 'submitting' | null
  /** Whether the person already tried to go on: only then is what is missing said. */
  readonly tried: boolean
  readonly refused: Refused | null
  readonly trouble: Trouble | null
  readonly note: string | null
  /** The job that was submitted last, and the draft that it was. */
  readonly submitted: { readonly of: Draft; readonly id: JobId; readonly name: string } | null
}

export const freshForm: FormState = {
  draft: emptyDraft,
  again: null,
  preview: null,
  kinds: null,
  checked: null,
  busy: null,
  tried: false,
  refused: null,
  trouble: null,
  note: null,
  submitted: null,
}

/** What a person can do with the form. */
export interface Form {
  readonly state: StoreApi<FormState>
  write(path: string, text: string): void
  choose(way: Way): void
  wishNow(now: boolean): void
  fill(job: JobFileInput): void
  clear(): void
  /** Asks the engine for its kinds of work, once. */
  readKinds(): Promise<void>
  /** Chooses a kind of work, with its default parameters. */
  chooseKind(kind: string): Promise<void>
  /** Fills the form from a job that was submitted before. */
  fillFromJob(job: string): Promise<void>
  /** Fills in what a file or folder would run as. */
  fillFromPath(path: string): Promise<void>
  pick(what: 'file' | 'folder'): Promise<void>
  pickFolder(): Promise<void>
  preview(): Promise<void>
  /** Submits after the person has confirmed it; the dashboard then shows the job. The same draft is submitted once. */
  submit(): Promise<void>
  /** Shows the job that was submitted. */
  showSubmitted(): Promise<void>
  copy(text: string): Promise<boolean>
}

export function createForm(client: Client): Form {
  const state = createStore<FormState>(() => freshForm)
  const change = (draft: Partial<Draft>) =>
    state.setState((now) => ({ draft: { ...now.draft, ...draft }, refused: null, trouble: null, note: null }))

  /** Does something that may be refused; what is refused about a field is said at that field. */
  async function attempt(busy: FormState['busy'], act: () => Promise<void>): Promise<void> {
    state.setState({ busy, refused: null, trouble: null, note: null })
    await act().catch((error: unknown) => state.setState(refusalOf(error)))
    state.setState({ busy: null })
  }

  /** The draft as a submission, or nothing when it is not whole. */
  function submission(): { jobs: [JobFileInput]; workdir: string; now: boolean } | undefined {
    state.setState({ tried: true })
    const { draft } = state.getState()
    const { job, complaints, missing } = lookAt(draft)
    const isRefused = (checkOf(state.getState())?.complaints ?? []).length > 0
    if (complaints.size > 0 || missing.length > 0 || isRefused) return undefined
    return { jobs: [job], workdir: draft.texts['workdir'] ?? '', now: draft.now }
  }

  function fill(job: JobFileInput): void {
    state.setState({ submitted: null })
    change(written(state.getState().draft, job))
  }

  const write = (path: string, text: string) =>
    change({ texts: { ...state.getState().draft.texts, [path]: text } })

  async function readKinds(): Promise<void> {
    if (state.getState().kinds) return
    // Without an answer the form takes a name and parameters as text; whoever submits hears what is wrong.
    const kinds = await client.kinds.list().catch(() => null)
    state.setState({ kinds })
  }

  async function chooseKind(kind: string): Promise<void> {
    const { texts } = state.getState().draft
    change({ texts: { ...texts, kind, params: '' } })
    if (kind === '' || (texts['workdir'] ?? '') !== '') return
    // It needs a folder of no kind in particular.
    const { home } = await client.app.facts()
    write('workdir', home)
  }

  /** Asks the engine what it says of the parameters as they are written now. */
  async function checkKind(): Promise<void> {
    const { draft } = state.getState()
    const { kind = '', params } = writtenJob(draft) as { kind?: string; params?: Record<string, unknown> }
    if (draft.way !== 'kind' || kind === '') return
    const memoryBytes = parseBytes(draft.texts['resources.memory'] ?? '')
    // A kind that is not known, or an engine that is away: the form says so already.
    const check = await client.kinds
      .check({ kind, params: params ?? {}, ...(memoryBytes !== undefined && { memoryBytes }) })
      .catch(() => null)
    // What was written since is asked about by itself.
    if (askedOf(state.getState().draft) !== askedOf(draft)) return
    state.setState({ checked: check && { kind, check } })
  }

  // However the parameters came to be written, the engine is asked about them.
  state.subscribe(({ draft }, before) => {
    if (askedOf(draft) !== askedOf(before.draft)) void checkKind()
  })

  async function guess(path: string): Promise<void> {
    const { name, workdir, command, note } = await client.app.guess({ path })
    fill({ name, workdir, ...(command.length > 0 && { command: [...command] }) })
    if (note !== undefined) state.setState({ note })
  }

  async function submit(): Promise<void> {
    const { draft } = state.getState()
    const asked = submission()
    if (!asked) return
    // What is said of the last one would be taken for this one.
    state.setState({ submitted: null })
    const jobs = await client.app.submit(asked)
    const [job] = jobs ?? []
    if (!job) return state.setState({ note: words.saidNo })
    state.setState({ submitted: { of: draft, id: job.id, name: job.name } })
    await showSubmitted()
  }

  async function showSubmitted(): Promise<void> {
    const { submitted } = state.getState()
    if (submitted) await client.app.openPage({ page: 'dashboard', job: submitted.id })
  }

  return {
    state,
    fill,
    write,
    choose: (way) => {
      if (way === 'kind') void readKinds()
      change({ way })
    },
    wishNow: (now) => change({ now }),
    clear: () => state.setState(({ kinds }) => ({ ...freshForm, kinds })),
    readKinds,
    chooseKind: (kind) => attempt(null, () => chooseKind(kind)),
    fillFromJob: (job) =>
      attempt('reading', async () => {
        const { name, spec } = await client.jobs.get({ job })
        const note = spec.envNames.length > 0 ? words.environmentKept : null
        state.setState({ draft: draftOf(jobFileOf(name, spec)), again: name, note })
      }),
    fillFromPath: (path) => attempt('reading', () => guess(path)),
    pick: (what) =>
      attempt(null, async () => {
        const [path] = await client.app.pick({ what })
        if (path !== undefined) await guess(path)
      }),
    pickFolder: () =>
      attempt(null, async () => {
        const [workdir] = await client.app.pick({ what: 'folder' })
        if (workdir !== undefined) write('workdir', workdir)
      }),
    preview: () =>
      attempt('asking', async () => {
        const { draft } = state.getState()
        const asked = submission()
        const [fares] = asked ? await client.jobs.preview(asked) : []
        if (fares) state.setState({ preview: { of: draft, fares } })
      }),
    submit: async () => {
      const { busy } = state.getState()
      if (busy === null && !isSubmitted(state.getState())) await attempt('submitting', submit)
    },
    showSubmitted: () => attempt(null, showSubmitted),
    copy: async (text) => {
      await attempt(null, async () => void (await client.app.copy({ text })))
      return state.getState().trouble === null
    },
  }
}

/** Whether the draft was submitted just as it stands. */
export const isSubmitted = ({ submitted, draft }: FormState): boolean => submitted?.of === draft

function refusalOf(error: unknown): Pick<FormState, 'trouble' | 'refused'> {
  const trouble = troubleOf(error)
  const data: unknown = error instanceof ORPCError ? error.data : undefined
  const path = (data as { readonly path?: unknown } | undefined)?.path
  const field = typeof path === 'string' ? fieldAt(path) : undefined
  return { trouble, refused: field ? { path: field.path, message: trouble.message } : null }
}
