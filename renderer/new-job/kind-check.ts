import type { KindCheck } from '../../shared/model'
import type { Draft } from './draft'

/** What the engine last said of a kind's parameters. */
export interface Checked {
  readonly kind: string
  readonly check: KindCheck
}

/** What a kind's parameters depend on, as one text: whether an answer is still about what is written. */
export function askedOf({ way, texts }: Draft): string {
  return JSON.stringify([way, texts['kind'], texts['params'], texts['resources.memory']])
}

interface Asked {
  readonly draft: Draft
  readonly checked: Checked | null
}

/** What the engine says of the parameters as they are written now; what it said last while it is asked again. */
export function checkOf({ draft, checked }: Asked): KindCheck | undefined {
  const isAbout = draft.way === 'kind' && checked?.kind === draft.texts['kind']
  return isAbout ? checked?.check : undefined
}
