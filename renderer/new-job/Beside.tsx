import { words } from '../messages/new-job'
import { CopyButton } from '../ui/CopyButton'
import styles from './Beside.module.css'
import { commandLine } from './command-line'
import type { Parts } from './parts'
import { Preview } from './Preview'
import { yamlText } from './yaml-text'

/** How the job would fare, and the same job as a command and as a file. */
export function Beside({ form, state, looked }: Parts) {
  const isWritten = looked.complaints.size === 0 && !looked.missing.includes(state.draft.way)
  return (
    <aside className={styles.beside} aria-label={words.beside}>
      <Preview state={state} />
      {isWritten ? (
        <>
          <Words
            title={isWindows ? words.asPosixCommand : words.asCommand}
            copy={words.copyCommand}
            text={commandLine(looked.job, state.draft.now)}
            onCopy={form.copy}
          />
          <Words title={words.asFile} copy={words.copyFile} text={yamlText(looked.job)} onCopy={form.copy} />
        </>
      ) : (
        <p className={styles.notYet}>
          {looked.missing.includes(state.draft.way) ? words.notYet : words.notSo}
        </p>
      )}
    </aside>
  )
}

/** The line is quoted for a POSIX shell, which is not what a terminal on Windows opens with. */
const isWindows = navigator.userAgent.includes('Windows')

interface WordsProps {
  readonly title: string
  readonly copy: string
  readonly text: string
  readonly onCopy: (text: string) => Promise<boolean>
}

function Words({ title, copy, text, onCopy }: WordsProps) {
  return (
    <figure className={styles.words}>
      <figcaption>
        {title}
        <CopyButton label={copy} done={words.copied} onCopy={() => onCopy(text)} />
      </figcaption>
      <pre tabIndex={0}>{text}</pre>
    </figure>
  )
}
