import { expect, it } from 'vitest'
import { JobId } from '../../../shared/model'
import { newsPost } from './news-post'

const news = { key: { job: JobId.parse('told'), number: 1, epoch: 1 }, type: 'frozen' } as const

it('tells everybody, whatever one of them does, and writes down what went wrong', () => {
  const heard: unknown[] = []
  const errors: unknown[] = []
  const post = newsPost({ error: (_, fields) => errors.push(fields?.['error']) })
  post.onNews(() => {
    throw new Error('no space left on device')
  })
  post.onNews((piece) => heard.push(piece))
  post.tell(news)
  expect(heard).toEqual([news])
  expect(errors).toEqual([new Error('no space left on device')])
})
