import { expect, it } from 'vitest'
import { wished } from './wishes'

const all = ['rest', 'freeze-cgroup', 'freeze-signals', 'boinc-input', 'boinc'].map((name) => ({ name }))
const namesOf = (...wishes: readonly string[]) => wished(all, wishes).map(({ name }) => name)

it('means all where nothing is wished, and a family by its first word', () => {
  expect(namesOf()).toEqual(all.map(({ name }) => name))
  expect(namesOf('freeze')).toEqual(['freeze-cgroup', 'freeze-signals'])
  expect(namesOf('res')).toEqual([])
})

it('measures once what two wishes mean', () => {
  expect(namesOf('boinc-input', 'boinc', 'rest')).toEqual(['rest', 'boinc-input', 'boinc'])
})
