import { FileCode, FolderOpen } from 'lucide-react'
import { words } from '../messages/new-job'
import controls from '../ui/controls.module.css'
import type { Form } from './form'
import styles from './StartFrom.module.css'
import { templates } from './templates'

/** Ways not to begin with an empty form: a file, a folder, a template. */
export function StartFrom({ form }: { readonly form: Form }) {
  return (
    <section className={styles.start} aria-label={words.startFrom}>
      <div className={styles.drop}>
        <p>{words.drop}</p>
        <button type="button" className={controls.button} onClick={() => void form.pick('file')}>
          <FileCode size={15} aria-hidden />
          {words.pickScript}
        </button>
        <button type="button" className={controls.button} onClick={() => void form.pick('folder')}>
          <FolderOpen size={15} aria-hidden />
          {words.pickFolder}
        </button>
      </div>
      <p className={styles.templates}>
        <span>{words.startFrom}</span>
        {templates.map(({ title, job }) => (
          <button key={title} type="button" onClick={() => form.fill(job)}>
            {title}
          </button>
        ))}
      </p>
    </section>
  )
}
