import { describe, expect, it } from 'vitest'
import { hashOf, routeOf, type Route } from './route'

describe('the route', () => {
  it('comes back from its hash, whatever a job is called', () => {
    const routes: readonly Route[] = [
      { room: 'jobs' },
      { room: 'jobs', job: 'a b/c%d' },
      { room: 'timeline' },
      { room: 'machine' },
      { room: 'costs' },
    ]
    for (const route of routes) expect(routeOf(hashOf(route))).toEqual(route)
  })

  it('is the list of jobs where a hash says nothing known', () => {
    for (const hash of ['', '#', '#/nowhere', '#/jobs/']) expect(routeOf(hash)).toEqual({ room: 'jobs' })
  })
})
