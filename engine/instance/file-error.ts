import { LullError } from '../../shared/model'

const elsewhere = 'or set LULL_HOME to a folder that you can write to.'

const problems: Readonly<Record<string, { readonly what: string; readonly hint: string }>> = {
  EACCES: { what: 'you may not write there', hint: `Make it writable for you, ${elsewhere}` },
  EPERM: { what: 'you may not write there', hint: `Make it writable for you, ${elsewhere}` },
  EROFS: { what: 'the disk is read-only', hint: `Mount it for writing, ${elsewhere}` },
  ENOSPC: { what: 'the disk is full', hint: `Free some space, ${elsewhere}` },
  EDQUOT: { what: 'your quota is used up', hint: `Free some space, ${elsewhere}` },
  ENOTDIR: { what: 'a file stands where a folder is needed', hint: `Move that file away, ${elsewhere}` },
  EEXIST: { what: 'a file stands where a folder is needed', hint: `Move that file away, ${elsewhere}` },
  EISDIR: { what: 'a folder stands where a file is needed', hint: `Move that folder away, ${elsewhere}` },
  ENOENT: { what: 'its folder does not exist', hint: `Make the folder, ${elsewhere}` },
  ENAMETOOLONG: { what: 'the path is too long', hint: 'Set LULL_HOME to a folder with a shorter path.' },
  EIO: { what: 'the disk failed', hint: 'See the system’s log for errors of this disk.' },
}

/** Why Lull cannot write to `path`, in a person's words. Errors that are not about files pass unchanged. */
export function explainFileError(error: unknown, path: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const problem = problems[code]
  if (problem === undefined) return error
  return new LullError('storeUnusable', `Lull cannot write to ${path}: ${problem.what}.`, {
    hint: problem.hint,
    path,
    cause: error,
  })
}
