// An engine without a window for the home in LULL_HOME, which can be told to die at a given step of its work.
// engine.mjs [app|headless]: as an app it takes over from a headless engine.
import { createRouterClient } from '@orpc/server'
import { tmpdir } from 'node:os'
import { startEngine } from '../../../engine'
import { systemClock } from '../../../engine/instance'
import { homeOf } from '../../../shared/home'
import { dieWhenTold } from './death'

const { env, platform } = process
const home = homeOf({
  env,
  platform,
  homeFolder: '/nowhere',
  temporaryFolder: tmpdir(),
  userId: process.getuid?.() ?? 0,
})

dieWhenTold()

/** Its clock runs so many times as fast, from so many seconds ahead. */
const { times = 1, aheadSeconds = 0 } = JSON.parse(env['LULL_CAMPAIGN_CLOCK'] ?? '{}') as Partial<
  Record<'times' | 'aheadSeconds', number>
>
const real = systemClock()
const since = real()
const clock = () => {
  const now = real()
  const extraSeconds = aheadSeconds + (now.monotonicSeconds - since.monotonicSeconds) * (times - 1)
  return {
    ...now,
    wallMs: now.wallMs + extraSeconds * 1000,
    monotonicSeconds: now.monotonicSeconds + extraSeconds,
  }
}

const host = process.argv[2] === 'app' ? 'app' : 'headless'
const engine = await startEngine({ home, host, version: '0.0.0', clock })
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void engine.stop())
process.send?.({ type: 'ready' })
// A campaign that was cut short leaves no engine behind, and no job.
process.on('disconnect', () => void createRouterClient(engine.router).engine.stop({ cancelJobs: true }))
await engine.stopped
process.exit(0)
