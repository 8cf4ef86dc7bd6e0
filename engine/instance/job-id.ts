import { v7 } from 'uuid'
import { JobId } from '../../shared/model'

/** A new id: random, and later ones sort after earlier ones (UUIDv7), so that jobs can move between machines. */
export function newJobId(): JobId {
  return JobId.parse(v7())
}
