import { basename, dirname, extname } from 'node:path'
import type { Guess } from '../../../shared/contract'

/** What there is to see of a dropped file or folder. */
export type Seen =
  | { readonly type: 'file'; readonly path: string; readonly executable: boolean }
  | {
      readonly type: 'folder'
      readonly path: string
      readonly names: readonly string[]
      /** Of its package.json. */
      readonly scripts: readonly string[]
    }

const python = process.platform === 'win32' ? 'python' : 'python3'

/** What runs a file, by its ending; the file's name comes last. */
const programs: Readonly<Record<string, readonly string[]>> = {
  '.py': [python],
  '.ipynb': ['jupyter', 'nbconvert', '--to', 'notebook', '--execute'],
  '.sh': ['sh'],
  '.bash': ['bash'],
  '.js': ['node'],
  '.mjs': ['node'],
  '.cjs': ['node'],
  '.r': ['Rscript'],
  '.jl': ['julia'],
  '.pl': ['perl'],
  '.rb': ['ruby'],
}

/** What starts a folder, by a file in it; the first that is there counts. */
const starters: readonly (readonly [file: string, command: readonly string[]])[] = [
  ['main.py', [python, 'main.py']],
  ['train.py', [python, 'train.py']],
  ['run.sh', ['sh', 'run.sh']],
  ['Snakefile', ['snakemake', '--cores', 'all']],
  ['Makefile', ['make']],
  ['Cargo.toml', ['cargo', 'run', '--release']],
]

/** What a dropped file or folder would run as; an empty command where nothing can be told. */
export function guessFor(seen: Seen): Guess {
  return seen.type === 'file' ? guessForFile(seen) : guessForFolder(seen)
}

function guessForFile({ path, executable }: Extract<Seen, { type: 'file' }>): Guess {
  const file = basename(path)
  const about = { name: basename(file, extname(file)) || file, workdir: dirname(path) }
  // A script that may run by itself names its own interpreter in its first line.
  const isOwnProgram = executable && ['', '.sh', '.bash', '.exe', '.bat', '.cmd'].includes(endingOf(file))
  const program = programs[endingOf(file)]
  if (isOwnProgram || (executable && !program)) return { ...about, command: [path] }
  if (!program)
    return { ...about, command: [], note: `Lull does not know how ${file} runs; write its command.` }
  return { ...about, command: [...program, file], ...notebookNote(file, about.name) }
}

const endingOf = (file: string) => extname(file).toLowerCase()

function notebookNote(file: string, name: string): Pick<Guess, 'note'> {
  if (endingOf(file) !== '.ipynb') return {}
  return { note: `The notebook stays as it is; its results go to ${name}.nbconvert.ipynb beside it.` }
}

function guessForFolder({ path, names, scripts }: Extract<Seen, { type: 'folder' }>): Guess {
  const about = { name: basename(path), workdir: path }
  const [starter, another] = starters.filter(([file]) => names.includes(file))
  if (starter) {
    const note = another && { note: `There is ${another[0]} too; check that ${starter[0]} is meant.` }
    return { ...about, command: starter[1], ...note }
  }
  if (scripts.includes('start')) return { ...about, command: ['npm', 'start'] }
  return { ...about, command: [], note: 'Nothing in this folder tells what starts it; write its command.' }
}
