import { words } from '../messages/new-job'
import controls from '../ui/controls.module.css'
import styles from './FolderField.module.css'
import { JobField } from './JobField'
import type { Parts } from './parts'

/** Where the job runs, written or picked. */
export function FolderField(parts: Parts) {
  return (
    <div className={styles.folder}>
      <JobField {...parts} path="workdir" />
      <button type="button" className={controls.button} onClick={() => void parts.form.pickFolder()}>
        {words.folder}
      </button>
    </div>
  )
}
