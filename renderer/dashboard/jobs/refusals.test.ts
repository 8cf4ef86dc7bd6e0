import { expect, it } from 'vitest'
import { aJob } from '../../../test/fakes/jobs'
import { refusalsOf } from './refusals'

const refused = (name: string, message: string) => ({
  job: aJob({ name }),
  trouble: { message, hint: 'Retry it' },
  isAnswered: true,
})

it('takes a short name for nothing but a name', () => {
  const names = ['a', 'b', 'e', 'train']
  const groups = refusalsOf(names.map((name) => refused(name, `${name} has already ended`)))
  expect(groups).toMatchObject([{ reason: ' has already ended', names }])
})

it('groups refusals by their reason, whatever the jobs are called', () => {
  const groups = refusalsOf([
    refused('train', 'train has already ended'),
    refused('render', 'render is finishing'),
    refused('sweep', 'sweep has already ended'),
  ])
  expect(groups.map(({ trouble, names }) => [trouble.message, ...names])).toEqual([
    ['train has already ended', 'train', 'sweep'],
    ['render is finishing', 'render'],
  ])
})
