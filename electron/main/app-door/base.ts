import { implement } from '@orpc/server'
import { asDoorError } from '../../../engine'
import { pageContract } from '../../../shared/contract'
import type { DoorContext } from '../door'
import { inWords } from '../trouble'

/** The page contract, ready to be implemented; every error that leaves it has the one shape. */
export const base = implement(pageContract)
  .$context<DoorContext>()
  .use(async ({ next }) => {
    try {
      return await next()
    } catch (error) {
      throw asDoorError(error, terminal)
    }
  })

/** What nobody foresaw is said on the terminal, with what it was. */
const terminal = {
  error: (message: string, fields?: Readonly<Record<string, unknown>>) =>
    void process.stderr.write(`Lull: ${message}: ${inWords(fields?.['error'])}\n`),
}
