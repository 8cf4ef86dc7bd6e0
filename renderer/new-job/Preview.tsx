import { TriangleAlert } from 'lucide-react'
import type { JobPreview } from '../../shared/model'
import { words } from '../messages/new-job'
import { IconLine } from '../ui/IconLine'
import { ReasonList } from '../ui/ReasonList'
import { ReasonText } from '../ui/ReasonText'
import type { FormState } from './form'
import styles from './Preview.module.css'

/** How the job would run now, in words, as the engine says it. */
export function Preview({ state: { preview, draft } }: { readonly state: FormState }) {
  return (
    <div role="status">
      {preview && (
        <section className={styles.preview} data-old={preview.of !== draft}>
          <Fares fares={preview.fares} />
          {preview.of !== draft && <p className={styles.quiet}>{words.outdated}</p>}
        </section>
      )}
    </div>
  )
}

function Fares({ fares: { startsNow, reasons, warnings } }: { readonly fares: JobPreview }) {
  if (warnings.length === 0) {
    return (
      <>
        <h2>{startsNow ? words.startsNow : words.wouldWait}</h2>
        {startsNow ? <p className={styles.quiet}>{words.startsNowWhy}</p> : <ReasonList reasons={reasons} />}
      </>
    )
  }
  return (
    <>
      <h2>{startsNow ? words.startsInVain : words.waitsInVain}</h2>
      {!startsNow && <ReasonList reasons={reasons} />}
      {warnings.map((warning) => (
        <IconLine key={warning.code} icon={TriangleAlert} isWarning>
          <ReasonText reason={warning} />
        </IconLine>
      ))}
      <p className={styles.quiet}>{words.looksAgain}</p>
    </>
  )
}
