import { words } from '../messages/new-job'
import type { Looked } from './complaints'
import type { Form, FormState } from './form'
import { checkOf } from './kind-check'

/** What every part of the page is given. */
export interface Parts {
  readonly form: Form
  readonly state: FormState
  readonly looked: Looked
}

/** What stands at a field: what the schema or the engine objects to, what the engine refused, or that it must be filled in. */
export function complaintAt({ state, looked }: Pick<Parts, 'state' | 'looked'>, path: string): Complaint {
  const isMissing = state.tried && looked.missing.includes(path)
  const refused = state.refused?.path === path ? state.refused.message : undefined
  const objection = checkOf(state)?.complaints.find((each) => each.path === path)
  const wrong = looked.complaints.get(path) ?? (objection && words.objection(objection.message)) ?? refused
  return { wrong, isMissing }
}

export interface Complaint {
  readonly wrong: string | undefined
  readonly isMissing: boolean
}
