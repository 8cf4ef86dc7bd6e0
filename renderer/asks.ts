import { ORPCError } from '@orpc/client'
import { createStore, type StoreApi } from 'zustand'
import type { ErrorData, JobId } from '../shared/model'
import type { Client } from './connect'

/** What went wrong with the last wish, and what to do about it. */
export type Trouble = Pick<ErrorData, 'message' | 'hint'>

export type TroubleStore = StoreApi<{ readonly trouble: Trouble | null }>

/** What a person can ask for here. A refusal is shown in the page until the next wish. */
export interface Asks {
  /** Any other wish; a refusal is shown like those below. */
  ask(wish: Promise<unknown>): void
  cancel(job: JobId): void
  pause(): void
  resume(): void
  quit(): void
  /** Resolves to whether it was copied; a refusal of something else stays on show. */
  copy(text: string): Promise<boolean>
  /** Opens the form for a new job with what this file or folder would run as. */
  newJobFrom(path: string): void
  /** Opens the settings at one of them, or at a group. */
  openSetting(key: string): void
}

const hour = 3600

export function createAsks(client: Client): { readonly asks: Asks; readonly trouble: TroubleStore } {
  const trouble: TroubleStore = createStore(() => ({ trouble: null }))

  async function ask(wish: Promise<unknown>): Promise<void> {
    trouble.setState({ trouble: null })
    await wish.catch(refuse)
  }

  function refuse(error: unknown): false {
    trouble.setState({ trouble: troubleOf(error) })
    return false
  }

  const asks: Asks = {
    ask: (wish) => void ask(wish),
    cancel: (job) => void ask(client.jobs.cancel({ job })),
    pause: () => void ask(client.machine.pause({ forSeconds: hour })),
    resume: () => void ask(client.machine.resume()),
    quit: () => void ask(client.engine.stop({ cancelJobs: false })),
    copy: (text) => client.app.copy({ text }).then(() => true, refuse),
    openSetting: (setting) => void ask(client.app.openPage({ page: 'settings', setting })),
    newJobFrom: (path) => void ask(client.app.openPage({ page: 'new-job', path })),
  }
  return { asks, trouble }
}

/** Whether the engine answered, and said no; otherwise nobody knows whether the wish reached it. */
export function isRefusal(error: unknown): boolean {
  return error instanceof ORPCError && error.code !== 'noEngine' && isTrouble(error.data)
}

/** What a refusal says to a person. */
export function troubleOf(error: unknown): Trouble {
  const data: unknown = error instanceof ORPCError ? error.data : undefined
  if (isTrouble(data)) return data
  return { message: 'Lull did not answer.', hint: 'Try again; engine.log in Lull’s folder says more.' }
}

function isTrouble(data: unknown): data is Trouble {
  const { message, hint } = (data ?? {}) as Readonly<Record<string, unknown>>
  return typeof message === 'string' && typeof hint === 'string'
}
