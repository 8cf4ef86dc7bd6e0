import { spawnSync } from 'node:child_process'
import { CannotMeasure } from '../bench'
import type { Lab } from '../lab'

/** No network, and no questions by programs: it neither fetches lists nor listens. */
const clientArguments = ['--no_gui_rpc', '--no_info_fetch', '--suppress_net_info', '--skip_cpu_benchmarks']

/** Starts the BOINC client, as Debian ships it, on a data folder. `around`: words of a command line that ends by becoming it. */
export function startBoinc(lab: Lab, folder: string, around: readonly string[] = []) {
  if (spawnSync('boinc', ['--version']).error) throw new CannotMeasure('boinc-client is not installed')
  const [command = 'boinc', ...args] = [...around, 'boinc', '--dir', folder, ...clientArguments]
  return lab.start(command, args, { home: folder })
}
