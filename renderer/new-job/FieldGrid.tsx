import styles from './FieldGrid.module.css'
import { FolderField } from './FolderField'
import { wide } from './groups'
import { JobField } from './JobField'
import type { Parts } from './parts'

/** Fields side by side where there is room. */
export function FieldGrid({ paths, ...parts }: Parts & { readonly paths: readonly string[] }) {
  return (
    <div className={styles.grid}>
      {paths.map((path) => (
        <div key={path} className={styles.cell} data-wide={wide.has(path)}>
          {path === 'workdir' ? <FolderField {...parts} /> : <JobField {...parts} path={path} />}
        </div>
      ))}
    </div>
  )
}
