import { stringify } from 'yaml'
import type { JobFileInput } from '../../shared/model'

/** A job as the file that `lull submit -f` reads. */
export const yamlText = (job: JobFileInput): string =>
  stringify(job, { lineWidth: 0, flowCollectionPadding: false })
