import { words } from '../messages/new-job'
import { CopyButton } from '../ui/CopyButton'
import styles from './Beside.module.css'
import { commandLine } from './command-line'
import type { Parts } from './parts'
import { Preview } from './Preview'
import { yamlText } from './yaml-text'

/** How the job would fare, and the same job as a command and as a file. */
export function Beside({ form, state, looked }: Parts) {
  const command = commandLine(looked.job, state.draft.now)
  const file = yamlText(looked.job)
  return (
    <aside className={styles.beside} aria-label={words.beside}>
      <Preview state={state} />
      <figure className={styles.words}>
        <figcaption>
          {words.asCommand}
          <CopyButton label={words.copyCommand} done={words.copied} onCopy={() => form.copy(command)} />
        </figcaption>
        <pre tabIndex={0}>{command}</pre>
      </figure>
      <figure className={styles.words}>
        <figcaption>
          {words.asFile}
          <CopyButton label={words.copyFile} done={words.copied} onCopy={() => form.copy(file)} />
        </figcaption>
        <pre tabIndex={0}>{file}</pre>
      </figure>
    </aside>
  )
}
