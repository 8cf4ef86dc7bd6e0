import { describe, expect, it } from 'vitest'
import { guessFor } from './guesses'

const file = (path: string, executable = false) => guessFor({ type: 'file', path, executable })
const folder = (names: readonly string[], scripts: readonly string[] = []) =>
  guessFor({ type: 'folder', path: '/home/ada/project', names, scripts })

describe('what a dropped file would run as', () => {
  it.each([
    ['train.py', ['python3', 'train.py']],
    ['sweep.sh', ['sh', 'sweep.sh']],
    ['render.mjs', ['node', 'render.mjs']],
    ['ANALYSIS.PY', ['python3', 'ANALYSIS.PY']],
  ])('%s', (name, command) => {
    expect(file(`/home/ada/${name}`)).toMatchObject({ workdir: '/home/ada', command })
  })

  it('is itself when it may run by itself', () => {
    expect(file('/opt/solver', true).command).toEqual(['/opt/solver'])
    expect(file('/home/ada/sweep.sh', true).command).toEqual(['/home/ada/sweep.sh'])
  })

  it('leaves a notebook as it is, and says where its results go', () => {
    expect(file('/home/ada/lab.ipynb')).toEqual({
      name: 'lab',
      workdir: '/home/ada',
      command: ['jupyter', 'nbconvert', '--to', 'notebook', '--execute', 'lab.ipynb'],
      note: 'The notebook stays as it is; its results go to lab.nbconvert.ipynb beside it.',
    })
  })

  it('is nothing where nothing can be told, and says so', () => {
    const { command, note } = file('/home/ada/data.csv')
    expect(command).toEqual([])
    expect(note).toContain('data.csv')
  })
})

describe('what a dropped folder would run as', () => {
  it.each([
    [
      ['main.py', 'lib.py'],
      ['python3', 'main.py'],
    ],
    [['train.py'], ['python3', 'train.py']],
    [['Makefile'], ['make']],
  ])('%j', (names, command) => {
    expect(folder(names)).toEqual({ name: 'project', workdir: '/home/ada/project', command })
  })

  it('is npm start when its package says so', () => {
    expect(folder(['package.json'], ['start', 'test']).command).toEqual(['npm', 'start'])
    expect(folder(['package.json'], ['test']).command).toEqual([])
  })

  it('says when another file could be meant too', () => {
    expect(folder(['Makefile', 'main.py'])).toMatchObject({
      command: ['python3', 'main.py'],
      note: 'There is Makefile too; check that main.py is meant.',
    })
  })
})
