import type { JobFileInput } from '../../shared/model'
import { words } from '../messages/new-job'

export interface Template {
  readonly title: string
  readonly job: JobFileInput
}

/** Jobs to start from. Each is what it says and no more: the person fills in the file and the folder. */
export const templates: readonly Template[] = [
  { title: words.templates.python, job: { name: 'training', command: ['python3', 'train.py'] } },
  { title: words.templates.shell, job: { name: 'compress', shell: 'tar -czf backup.tar.gz data/' } },
  {
    title: words.templates.notebook,
    job: {
      name: 'notebook',
      command: ['jupyter', 'nbconvert', '--to', 'notebook', '--execute', '--inplace', 'notebook.ipynb'],
    },
  },
  {
    title: words.templates.nightly,
    job: {
      name: 'nightly',
      command: ['./nightly.sh'],
      when: { cron: '0 3 * * *', mains: true },
      timeout: '2h',
    },
  },
]
