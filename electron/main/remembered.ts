import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { writeWhole } from '../../engine'
import { Page } from '../../shared/contract'

const Bounds = z.object({ x: z.int(), y: z.int(), width: z.int().min(1), height: z.int().min(1) }).readonly()

const BudgetSteps = z.object({ daily: z.number(), weekly: z.number(), monthly: z.number() }).readonly()

const Memory = z
  .object({
    /** Whether the first steps were gone through. */
    welcomed: z.boolean().catch(false),
    /** What was explained once and need not be again. */
    explained: z.array(z.string()).readonly().catch([]),
    /** The steps of the budgets that were told of. */
    budgetSteps: BudgetSteps.catch({ daily: 0, weekly: 0, monthly: 0 }),
    /** Where each page's window last was. */
    bounds: z.partialRecord(Page, Bounds).readonly().catch({}),
  })
  .readonly()
type Memory = z.infer<typeof Memory>

/** What the app remembers of itself between its starts. */
export interface Remembered {
  get(): Memory
  /** Written whole or not at all; what cannot be written is remembered until the app ends. */
  change(change: Partial<Memory>): void
}

/** Reads a small file; one that is missing or damaged is as good as new, since nothing that matters hangs on it. */
export function openRemembered(file: string, tell: (error: unknown) => void): Remembered {
  let memory = Memory.parse(readJson(file))
  return {
    get: () => memory,
    change(change) {
      memory = { ...memory, ...change }
      try {
        writeWhole(file, JSON.stringify(memory))
      } catch (error) {
        tell(error)
      }
    },
  }
}

function readJson(file: string): unknown {
  try {
    const read: unknown = JSON.parse(readFileSync(file, 'utf8'))
    return typeof read === 'object' && read !== null ? read : {}
  } catch {
    // The first start, or a damaged file.
    return {}
  }
}
