import { createRouterClient } from '@orpc/server'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Now } from '../../../core/clock'
import { startEngine } from '../../../engine'
import { homeIn } from '../../fixtures/home-in'
import type { Job, JobFileInput, PartialSample } from '../../../shared/model'
import { eventually } from '../../platform/eventually'
import { patienceMs } from './engine-home'
import { calm } from '../../fixtures/calm-machine'
import { quickSettings } from './quick-settings'

/** An engine in this very process, for what only its host can do: another clock, suspend and resume. */
export async function startEngineHere(clock?: () => Now, settings: object = {}) {
  const folder = mkdtempSync(path.join(tmpdir(), 'lull-campaign-'))
  const sensors = path.join(folder, 'sensors.json')
  const situation = (change: PartialSample) => writeFileSync(sensors, JSON.stringify({ ...calm, ...change }))
  situation({})
  writeFileSync(path.join(folder, 'settings.json'), JSON.stringify({ ...quickSettings, ...settings }))
  const home = homeIn(folder)
  const before = process.env['LULL_SCRIPTED_SENSORS']
  process.env['LULL_SCRIPTED_SENSORS'] = sensors
  const engine = await startEngine({ home, host: 'headless', version: '0.0.0', ...(clock && { clock }) })
  const client = createRouterClient(engine.router)
  return {
    engine,
    client,
    folder,
    home,
    situation,
    submit: (...jobs: readonly JobFileInput[]) =>
      client.jobs.submit({
        jobs: [...jobs],
        workdir: folder,
        environment: { PATH: process.env['PATH'] ?? '' },
      }),
    job: (job: string) => client.jobs.get({ job }),
    reaches: (job: string, state: Job['state']) =>
      eventually(
        `${job} becomes ${state}`,
        async () => {
          const seen = await client.jobs.get({ job })
          return seen.state === state ? seen : undefined
        },
        patienceMs,
      ),
    close: async () => {
      await client.engine.stop({ cancelJobs: true })
      await engine.stopped
      if (before === undefined) delete process.env['LULL_SCRIPTED_SENSORS']
      else process.env['LULL_SCRIPTED_SENSORS'] = before
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export type EngineHere = Awaited<ReturnType<typeof startEngineHere>>
