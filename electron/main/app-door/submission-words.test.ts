import { describe, expect, it } from 'vitest'
import { JobFile, type JobFileInput } from '../../../shared/model'
import { jobInWords, warningInWords } from './submission-words'

const words = (job: JobFileInput) => jobInWords(JobFile.parse(job), '/home/ada')

describe('a job as its person confirms it', () => {
  it('is what one would type', () => {
    expect(words({ command: ['python3', 'train.py', '--note', "it's"] })).toBe(
      String.raw`python3 train.py --note 'it'\''s'` + '\nin /home/ada',
    )
    expect(words({ shell: 'make && rm -r build', workdir: '/src' })).toBe(
      "sh -c 'make && rm -r build'\nin /src",
    )
    expect(words({ kind: 'memory_consolidation', params: { numNeurons: 2000 } })).toBe(
      'Lull’s own memory_consolidation {"numNeurons":2000}\nin /home/ada',
    )
  })

  it('names its variables and that it repeats, as both change what happens', () => {
    const job = { command: ['ls'], env: { LD_PRELOAD: '/tmp/evil.so' }, when: { cron: '@daily' } }
    expect(words(job)).toBe('ls\nin /home/ada\nwith LD_PRELOAD=/tmp/evil.so\nagain and again: @daily')
  })

  it('hides nothing behind characters that are not seen or that turn the text', () => {
    expect(words({ command: ['echo', 'a\nrm -r ~', '\u202Etxt.exe', 'x\u200By'] })).toBe(
      String.raw`echo 'a⏎rm -r ~' '\u{202e}txt.exe' 'x\u{200b}y'` + '\nin /home/ada',
    )
  })
})

it('what would fail a job hides nothing either', () => {
  const error = {
    code: 'commandNotFound' as const,
    message: 'The command \u202Etxt was not found',
    hint: 'Look',
  }
  expect(warningInWords(error)).toBe(
    String.raw`As things stand it would fail: The command \u{202e}txt was not found. Look.`,
  )
})
