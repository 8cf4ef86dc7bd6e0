import type { ChildProcess } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'
import { until } from '../lab'

/** The pages of an app that was started with `--remote-debugging-pipe`. */
export interface Pages {
  /** Waits for a page whose address contains the word, and looks into it. */
  page(word: string): Promise<Page>
}

/** One page, as its debugger sees it (https://chromedevtools.github.io/devtools-protocol/). */
export interface Page {
  /** The value of a JavaScript expression, awaited; it must survive JSON. Rejects with what the page throws. */
  evaluate(expression: string): Promise<unknown>
  /** Waits until the expression is true in the page; `what` names it where it never is. */
  waitFor(what: string, expression: string): Promise<void>
  ask(method: string, params?: object): Promise<unknown>
}

interface Message {
  readonly id?: number
  readonly result?: unknown
  readonly error?: { readonly message: string }
}

interface Evaluated {
  readonly result: { readonly value?: unknown }
  readonly exceptionDetails?: { readonly exception?: { readonly description?: string } }
}

interface Targets {
  readonly targetInfos: readonly { readonly targetId: string; readonly type: string; readonly url: string }[]
}

/** Speaks with the app over its file descriptors 3 and 4: messages end with a zero byte. */
export function openPages(app: ChildProcess): Pages {
  const ask = talkTo(app)

  async function attach(targetId: string): Promise<Page> {
    const { sessionId } = (await ask('Target.attachToTarget', { targetId, flatten: true })) as {
      sessionId: string
    }
    async function evaluate(expression: string): Promise<unknown> {
      const params = { expression, awaitPromise: true, returnByValue: true }
      const { result, exceptionDetails } = (await ask('Runtime.evaluate', params, sessionId)) as Evaluated
      if (!exceptionDetails) return result.value
      throw new Error(`in the page: ${exceptionDetails.exception?.description ?? expression}`)
    }
    return {
      evaluate,
      waitFor: async (what, expression) =>
        void (await until(what, async () => ((await evaluate(expression)) === true ? true : undefined))),
      ask: (method, params = {}) => ask(method, params, sessionId),
    }
  }

  return {
    page: async (word) => {
      const target = await until(`a page at ${word}`, async () => {
        const { targetInfos } = (await ask('Target.getTargets')) as Targets
        return targetInfos.find(({ type, url }) => type === 'page' && url.includes(word))
      })
      return attach(target.targetId)
    },
  }
}

type Ask = (method: string, params?: object, sessionId?: string) => Promise<unknown>

function talkTo({ stdio }: ChildProcess): Ask {
  const [, , , into, from] = stdio as unknown as readonly [null, null, null, Writable, Readable]
  const waiting = new Map<number, (message: Message) => void>()
  let unread = ''
  let asked = 0
  from.setEncoding('utf8').on('data', (piece: string) => {
    const messages = (unread + piece).split('\0')
    unread = messages.pop() ?? ''
    for (const message of messages.map((text) => JSON.parse(text) as Message)) {
      if (message.id !== undefined) waiting.get(message.id)?.(message)
    }
  })
  // an app that was ended is not spoken to any more
  into.on('error', () => undefined)

  return (method, params = {}, sessionId) =>
    new Promise((resolve, reject) => {
      const id = ++asked
      waiting.set(id, ({ result, error }) => {
        waiting.delete(id)
        if (error) reject(new Error(`${method}: ${error.message}`))
        else resolve(result)
      })
      into.write(`${JSON.stringify({ id, method, params, ...(sessionId !== undefined && { sessionId }) })}\0`)
    })
}
