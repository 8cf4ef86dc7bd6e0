import { expect, it } from 'vitest'
import { parseProcesses } from './darwin'

it('reads lines of ps as macOS writes them', () => {
  const text =
    '  501   1   501 0 Ss   1:02.50 Sun Nov 22 15:14:00 2026\n  502 501 501 0 T+ 0:00.01 Sun Nov 22 15:14:01 2026\n'
  expect(parseProcesses(text)).toMatchObject([
    {
      pid: 501,
      parent: 1,
      group: 501,
      activity: 'moving',
      cpuSeconds: 62.5,
      startTime: 'Sun Nov 22 15:14:00 2026',
    },
    { pid: 502, parent: 501, group: 501, activity: 'stopped' },
  ])
})
