import { describe, expect, it } from 'vitest'
import { addJobOptions } from '../../cli/options'
import { attemptErrors } from '../../core/jobs/attempt-errors'
import { noSuchPlace } from '../../core/jobs'
import { words } from '../../renderer/messages/new-job'
import { Command } from 'commander'

// What would mend an ended job, or let a waiting one run, is told by every face: it must name what the form and the terminal really have.

const remedies = [
  attemptErrors.exitCode(1),
  attemptErrors.signal('SIGTERM'),
  attemptErrors.timeout(60),
  attemptErrors.outputMissing(['best.pt']),
  attemptErrors.placeLost('The machine went away'),
  noSuchPlace('elsewhere'),
].map(({ code, hint }) => ({ code, hint }))

const inForm = new Set([
  ...Object.values(words.fields).map(({ label }) => label),
  ...Object.values(words.choices),
  ...Object.values(words.groups),
])
const inTerminal = new Set(addJobOptions(new Command()).options.map(({ long }) => long))

describe.each(remedies)('the remedy of $code', ({ hint }) => {
  it('names what the form has', () => {
    const named = [...hint.matchAll(/“(.+?)”/g)].map(([, label]) => label)
    expect(named).not.toEqual([])
    for (const label of named) expect(inForm).toContain(label)
  })

  it('names what the terminal has, and nothing of a job file', () => {
    const named = hint.match(/--[a-z-]+/g) ?? []
    expect(named).not.toEqual([])
    for (const option of named) expect(inTerminal).toContain(option)
    expect(hint).not.toMatch(/\[|\w\.\w/)
  })
})
