/** Why a job file is not accepted. `refused`: it is valid, but `strict` wants nothing that this machine cannot do. */
export interface AcceptError {
  readonly code: 'invalidInput' | 'refused'
  /** The field, like `when.cron`; in a list with the job's place before it, like `[2].when.cron`. */
  readonly path: string
  readonly message: string
  readonly hint: string
}

/** The path of a field of one job among those that were submitted together. */
export function fieldPath(files: readonly unknown[], index: number, field: string): string {
  return files.length === 1 ? field : `[${index}].${field}`
}

export function invalid(path: string, message: string, hint: string): AcceptError {
  return { code: 'invalidInput', path, message, hint }
}
