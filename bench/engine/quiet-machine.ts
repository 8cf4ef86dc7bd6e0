import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { PartialSample } from '../../shared/model'
import { calm } from '../../test/fixtures/calm-machine'
import type { Lab } from '../lab'

/** A machine on mains that nobody uses: on this one the bench itself must not be what holds jobs back. */
export const quietMachine = { ...calm, idleSeconds: 3600 } satisfies PartialSample

/** The environment of an engine that sees this machine. Sensors that are not named are real. */
export function machineOf(lab: Lab, sample: PartialSample): { readonly LULL_SCRIPTED_SENSORS: string } {
  const file = path.join(lab.folder(), 'sensors.json')
  writeFileSync(file, JSON.stringify(sample))
  return { LULL_SCRIPTED_SENSORS: file }
}
