import {
  CircleCheck,
  CircleDashed,
  CirclePlay,
  CircleSlash,
  CircleX,
  Clock,
  type LucideIcon,
  Snowflake,
} from 'lucide-react'
import type { Job } from '../../shared/model'
import styles from './StateIcon.module.css'

const icons: Readonly<Record<Job['state'], LucideIcon>> = {
  queued: Clock,
  starting: CircleDashed,
  running: CirclePlay,
  frozen: Snowflake,
  finishing: CircleDashed,
  succeeded: CircleCheck,
  failed: CircleX,
  cancelled: CircleSlash,
}

/** A job's state as a picture, told apart by its shape; the word stands beside it. */
export function StateIcon({ state, size = 16 }: { readonly state: Job['state']; readonly size?: number }) {
  const Icon = icons[state]
  return <Icon className={styles.icon} data-state={state} size={size} aria-hidden />
}
