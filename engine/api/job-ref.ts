import { LullError } from '../../shared/model'
import type { JobRecord } from '../../core/jobs'
import type { Store } from '../store'

/** The job that an id, a unique prefix of one, or a name stands for. Throws `noSuchJob` or `ambiguousJob`. */
export function jobByRef(store: Store, ref: string): JobRecord {
  const found = jobNamed(store, ref)
  if (found) return found
  throw new LullError('noSuchJob', `There is no job "${ref}"`, {
    hint: 'The list has them all (`lull ls`); give a name, or at least four characters of an id.',
  })
}

/** The same where it is no error that there is none. Throws `ambiguousJob`. */
export function jobNamed(store: Store, ref: string): JobRecord | undefined {
  const [found, another] = store.find(ref)
  if (!another) return found
  throw new LullError('ambiguousJob', `"${ref}" begins the ids of several jobs`, {
    hint: 'Type more of the id.',
  })
}
