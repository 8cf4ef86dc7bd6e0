import type { Readable } from 'node:stream'

/** Reads what comes line by line, one caller at a time: the next line, `null` once there is none any more. */
export function linesOf(pipe: Readable): () => Promise<string | null> {
  const lines: string[] = []
  let begun = ''
  let over = false
  let wake = (): void => undefined

  pipe.setEncoding('utf8')
  pipe.on('data', (text: string) => {
    const parts = `${begun}${text}`.split('\n')
    begun = parts.pop() ?? ''
    lines.push(...parts)
    wake()
  })
  pipe.on('close', () => {
    over = true
    wake()
  })

  return async () => {
    while (lines.length === 0 && !over) {
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
    return lines.shift() ?? null
  }
}
