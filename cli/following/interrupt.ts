const secondWithinMs = 2_000

/** What Ctrl-C means while a job is followed: the first leaves it running, a second one within two seconds cancels it. */
export interface Interrupts {
  /** Resolves two seconds after the first Ctrl-C, or at once at the second. Never, while there is none. */
  readonly decided: Promise<'leave' | 'cancel'>
  stop(): void
}

/** Listens for Ctrl-C; `first` is called at once, to tell the person what they can do. */
export function listenForInterrupts(
  first: () => void,
  signals: Pick<NodeJS.Process, 'on' | 'off'> = process,
): Interrupts {
  let timer: NodeJS.Timeout | undefined
  let pressed = (): void => undefined
  const decided = new Promise<'leave' | 'cancel'>((resolve) => {
    pressed = () => {
      if (timer !== undefined) return resolve('cancel')
      timer = setTimeout(() => resolve('leave'), secondWithinMs)
      first()
    }
  })
  signals.on('SIGINT', pressed)
  return {
    decided,
    stop: () => {
      clearTimeout(timer)
      signals.off('SIGINT', pressed)
    },
  }
}
