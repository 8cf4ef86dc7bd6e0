import { words } from '../messages/new-job'
import { ReasonList } from '../ui/ReasonList'
import type { FormState } from './form'
import styles from './Preview.module.css'

/** How the job would run now, in words, as the engine says it. */
export function Preview({ state: { preview, draft } }: { readonly state: FormState }) {
  return (
    <div role="status">
      {preview && (
        <section className={styles.preview} data-old={preview.of !== draft}>
          <h2>{preview.fares.startsNow ? words.startsNow : words.wouldWait}</h2>
          {preview.fares.startsNow ? (
            <p className={styles.quiet}>{words.startsNowWhy}</p>
          ) : (
            <ReasonList reasons={preview.fares.reasons} />
          )}
          {preview.of !== draft && <p className={styles.quiet}>{words.outdated}</p>}
        </section>
      )}
    </div>
  )
}
