import type { JobFileInput, JobSpec } from '../../shared/model'

/**
 * The job file that asks for the same job again. Its folder and its dependencies are the settled ones. The values of its
 * environment are private to the engine: they are not here, and whoever submits says them again.
 */
export function jobFileOf(name: string, spec: JobSpec): JobFileInput {
  const { resources, when, retry } = spec
  return {
    name,
    ...whatRuns(spec),
    workdir: spec.workdir,
    inputs: [...spec.inputs],
    outputs: [...spec.outputs],
    resources: {
      cpus: resources.cpus,
      gpus: resources.gpus,
      // A kind tells by itself how much it needs, of other parameters something else.
      memory: spec.kind === undefined ? resources.memoryBytes : undefined,
      gpuMemory: resources.gpuMemoryBytes,
      disk: resources.diskBytes,
    },
    where: spec.where,
    when: {
      mains: when.mains,
      after: [...when.after],
      level: when.level === 'unsuitable' ? undefined : when.level,
      hours: when.hours,
      cron: when.cron,
      deadline: when.deadline,
    },
    onReturn: spec.onReturn,
    timeout: spec.timeoutSeconds,
    retry: { ...retry, on: [...retry.on] },
    priority: spec.priority,
    maxCostUsd: spec.maxCostUsd,
    exclusive: spec.exclusive,
  }
}

/** A built-in kind keeps its own checkpoints; a job file of one says nothing of them. */
function whatRuns(spec: JobSpec): Pick<JobFileInput, 'command' | 'shell' | 'kind' | 'params' | 'checkpoint'> {
  if (spec.kind !== undefined) return { kind: spec.kind, params: spec.params }
  const checkpoint = spec.checkpoint && {
    signal: spec.checkpoint.signal,
    every: spec.checkpoint.everySeconds,
  }
  return spec.shell === undefined
    ? { command: [...spec.command], checkpoint }
    : { shell: spec.shell, checkpoint }
}
