import { LullError } from '../../shared/model'
import { sqliteCode, sqliteCodes } from '../sqlite'

const setAside = (file: string) =>
  `Nothing was changed. To begin with an empty database, stop Lull and move ${file} (and ${file}-wal, if it is there) to another place.`

/** What is wrong with the database at `file`, in a person's words. Errors that SQLite did not throw pass unchanged. */
export function explainStoreError(error: unknown, file: string): unknown {
  const problem = problemOf(sqliteCode(error), file)
  if (problem === undefined) return error
  return new LullError('storeUnusable', problem.message, { hint: problem.hint, path: file, cause: error })
}

function problemOf(code: number | undefined, file: string) {
  switch (code) {
    case undefined:
      return undefined
    case sqliteCodes.notADatabase:
      return { message: `${file} is not a database.`, hint: setAside(file) }
    case sqliteCodes.corrupt:
      return { message: `The database ${file} is damaged.`, hint: setAside(file) }
    case sqliteCodes.full:
      return {
        message: `There is no space left to write ${file}.`,
        hint: 'Free some disk space, then try again.',
      }
    case sqliteCodes.readOnly:
      return {
        message: `The database ${file} is read-only.`,
        hint: 'Make the file and its folder writable for you.',
      }
    case sqliteCodes.busy:
      return {
        message: `Another program holds the database ${file}.`,
        hint: 'Close the program that has it open.',
      }
    case sqliteCodes.cannotOpen:
      return {
        message: `The database ${file} cannot be opened.`,
        hint: 'See that its folder exists and that you may write to it.',
      }
    case sqliteCodes.ioError:
      return { message: `The disk failed at ${file}.`, hint: 'See the system’s log for errors of this disk.' }
    default:
      return undefined
  }
}

/** What is in its log cannot be brought into the database. */
export function heldByOther(file: string): LullError {
  return new LullError('storeUnusable', `Another program holds the database ${file}.`, {
    hint: 'Close the program that has it open. Lull tries again by itself.',
    path: file,
  })
}

/** What was written last may not be on the disk, and what comes after it would not be either. */
export function diskFailed(file: string): LullError {
  const hint = 'See the system’s log for errors of this disk. Lull tries again by itself.'
  return new LullError('storeUnusable', `The disk failed at ${file}.`, { hint, path: file })
}

/** The database belongs to a later Lull: its data are kept from an engine that does not know them. */
export function newerDatabase(file: string, version: number, known: number): LullError {
  return new LullError(
    'storeUnusable',
    `${file} was written by a newer Lull (format ${version}; this one knows up to ${known}).`,
    { hint: `Update Lull. ${setAside(file)}`, path: file },
  )
}

export function foreignDatabase(file: string): LullError {
  return new LullError('storeUnusable', `${file} is a database of another program.`, {
    hint: setAside(file),
    path: file,
  })
}

export function damagedDatabase(file: string, finding: string): LullError {
  return new LullError('storeUnusable', `The database ${file} is damaged: ${finding}.`, {
    hint: setAside(file),
    path: file,
  })
}
