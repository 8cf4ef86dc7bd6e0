import { describe, expect, it } from 'vitest'
import type { JobId } from '../../../shared/model'
import type { Place } from '../page-address'
import type { Notice } from './notice'
import { isShownTo } from './shown'

type About = Pick<Notice, 'category' | 'leadsTo'>
const job = 'a' as JobId
const done: About = { category: 'jobDone', leadsTo: { page: 'dashboard', job } }
const blind: About = { category: 'attention', leadsTo: 'popover' }
const message: About = { category: 'attention', leadsTo: { page: 'settings' } }
const budget: About = { category: 'budget', leadsTo: { page: 'dashboard', room: 'costs' } }

describe('what a notice says', () => {
  it.each<[string, About, Place | undefined, boolean]>([
    ['a job, in the list', done, { page: 'dashboard', room: 'jobs' }, true],
    ['a job, on its own page', done, { page: 'dashboard', room: 'jobs', job }, true],
    ['a job, on the page of another', done, { page: 'dashboard', room: 'jobs', job: 'b' }, false],
    ['a job, beside the costs', done, { page: 'dashboard', room: 'costs' }, false],
    ['a job, beside the settings', done, { page: 'settings' }, false],
    ['a job, with no window in front', done, undefined, false],
    ['a blind sensor, among the sensors', blind, { page: 'dashboard', room: 'machine' }, true],
    ['a blind sensor, among the jobs', blind, { page: 'dashboard', room: 'jobs' }, false],
    ['settings set aside, in the settings', message, { page: 'settings' }, true],
    ['a budget, among the costs', budget, { page: 'dashboard', room: 'costs' }, true],
    ['a budget, among the jobs', budget, { page: 'dashboard', room: 'jobs' }, false],
  ])('is shown or not: %s', (_what, notice, front, isShown) => {
    expect(isShownTo({ popoverIsOpen: false, front }, notice)).toBe(isShown)
  })

  it('is in the popover, but for how far budgets are spent', () => {
    const eyes = { popoverIsOpen: true, front: undefined }
    expect([done, blind, message, budget].map((notice) => isShownTo(eyes, notice))).toEqual([
      true,
      true,
      true,
      false,
    ])
  })
})
