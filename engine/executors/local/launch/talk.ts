import type { Duplex } from 'node:stream'
import { linesOf } from './lines'

/** What the engine and a launcher say to each other, line by line, each line held against what must come now. */
export interface Talk {
  say(line: string): void
  /** What the next line says, whenever it comes. Any other line ends the talk: `null` then, and from then on. */
  hear(expected: RegExp): Promise<RegExpExecArray | null>
  /** The same for what comes at once: silence ends the talk too. */
  hearSoon(expected: RegExp): Promise<RegExpExecArray | null>
  /** The line that was not what had to come: the complaint of the launcher's shell, mostly. */
  complaint(): string | undefined
  end(): void
}

/** What a launcher is asked for takes it milliseconds; on a machine without a page of memory left, seconds. */
const answersWithinMs = 30_000

export function openTalk(pipe: Duplex): Talk {
  const nextLine = linesOf(pipe)
  let over = false
  let complaint: string | undefined

  function end(): void {
    over = true
    pipe.destroy()
  }

  async function hear(expected: RegExp): Promise<RegExpExecArray | null> {
    const line = await nextLine()
    const heard = over ? null : expected.exec(line ?? '')
    if (heard !== null || over) return heard
    complaint = line ?? undefined
    end()
    return null
  }

  return {
    say: (line) => void pipe.write(`${line}\n`),
    hear,
    hearSoon: async (expected) => {
      const timer = setTimeout(end, answersWithinMs)
      return hear(expected).finally(() => clearTimeout(timer))
    },
    complaint: () => complaint,
    end,
  }
}
