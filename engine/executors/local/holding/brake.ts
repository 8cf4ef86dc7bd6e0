import type { Container } from '../containers'
import { persist } from './persist'

/** `plan`: nobody may run now. `duty`: a short pause to stay below a limit. `logs`: while a log is rotated. */
export type BrakeCause = 'plan' | 'duty' | 'logs'

/** Stops a container for several causes at once: its tree stands still while any of them holds. */
export interface Brake {
  readonly causes: ReadonlySet<BrakeCause>
  /** Resolves when everybody stands still, with the pids that could not be seen so. */
  hold(cause: BrakeCause): Promise<readonly number[]>
  /** Stops at once, without looking. Never throws: a stop that fails is told as trouble. */
  holdAtOnce(cause: BrakeCause): void
  /** Resolves when this cause holds no more; the tree moves again unless another does. What fails is tried again. */
  release(...causes: readonly BrakeCause[]): Promise<void>
}

/**
 * Steps that take time happen one after the other, so that a late stop never undoes a thaw. `troubled` hears why the tree
 * could not be stopped or let go; after `signal` it is nobody's business here any more.
 */
export function brakeOf(
  container: Container,
  troubled: (error: unknown) => void,
  signal: AbortSignal,
): Brake {
  const causes = new Set<BrakeCause>()
  let last: Promise<unknown> = Promise.resolve()

  function inTurn<Result>(step: () => Result | Promise<Result>): Promise<Result> {
    const result = last.then(step)
    last = result.catch(() => undefined) // whoever asked for the step hears of its failure; the next step is not to blame
    return result
  }

  async function letGo(): Promise<true> {
    await inTurn(() => {
      if (causes.size === 0) container.thaw()
    })
    return true
  }

  return {
    causes,
    hold: (cause) => {
      causes.add(cause)
      return inTurn(() => (causes.has(cause) ? container.freeze() : []))
    },
    holdAtOnce: (cause) => {
      causes.add(cause)
      try {
        container.brake()
      } catch (error) {
        troubled(error)
      }
    },
    release: (...ended) => {
      for (const cause of ended) causes.delete(cause)
      return persist(letGo, troubled, signal)
    },
  }
}
