import type { Job } from '../../../shared/model'
import { localSeconds } from '../../ui/local-seconds'
import { words } from '../../messages/dashboard'
import { whatRuns } from '../what-runs'
import { fullMoment } from '../../ui/moment'
import styles from './Asked.module.css'
import { localBytes } from '../../ui/local-bytes'

/** What was asked for at submission; what was left to the defaults is left out. */
export function Asked({ job }: { readonly job: Job }) {
  return (
    <dl className={styles.asked}>
      {asked(job).map(([term, value]) => (
        <div key={term} className={styles.line}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
      {job.spec.envNames.length > 0 && <Variables names={job.spec.envNames} />}
    </dl>
  )
}

/** Mostly all of a shell's: their names are there for whoever asks, and in nobody's way. */
function Variables({ names }: { readonly names: readonly string[] }) {
  return (
    <div className={styles.line}>
      <dt>{words.terms.environment}</dt>
      <dd>
        <details>
          <summary>{words.variables(names.length)}</summary>
          {names.toSorted().join(', ')}
        </details>
      </dd>
    </div>
  )
}

function asked(job: Job): readonly (readonly [string, string])[] {
  const { id, spec } = job
  const { resources, when } = spec
  const { terms } = words
  const lines: readonly (readonly [string, string | undefined | false])[] = [
    [terms.command, whatRuns(job)],
    [terms.params, spec.params && JSON.stringify(spec.params)],
    [terms.workdir, spec.workdir],
    [terms.cpus, words.count(resources.cpus)],
    [terms.memory, resources.memoryBytes !== undefined && localBytes(resources.memoryBytes)],
    [terms.gpus, resources.gpus > 0 && words.count(resources.gpus)],
    [terms.gpuMemory, resources.gpuMemoryBytes !== undefined && localBytes(resources.gpuMemoryBytes)],
    [terms.disk, resources.diskBytes !== undefined && localBytes(resources.diskBytes)],
    [terms.where, spec.where !== 'auto' && spec.where],
    [terms.level, when.level],
    [terms.mains, when.mains && words.yes],
    [terms.hours, when.hours],
    [terms.cron, when.cron],
    [terms.after, when.after.join(', ')],
    [terms.deadline, when.deadline && fullMoment(when.deadline)],
    [terms.onReturn, words.onReturn[spec.onReturn]],
    [terms.timeout, spec.timeoutSeconds !== undefined && localSeconds(spec.timeoutSeconds)],
    [terms.retry, words.count(spec.retry.attempts)],
    [terms.priority, spec.priority !== 0 && words.count(spec.priority)],
    [terms.maxCost, spec.maxCostUsd !== undefined && words.money(spec.maxCostUsd)],
    [terms.exclusive, spec.exclusive && words.yes],
    [terms.inputs, spec.inputs.join('\n')],
    [terms.outputs, spec.outputs.join('\n')],
    [terms.id, id],
  ]
  return lines.flatMap(([term, value]) => (value ? [[term, value] as const] : []))
}
