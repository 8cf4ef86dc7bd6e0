import { othersGpuUse } from '../others'
import { above, atLeast, below, type Rule, type Scene } from './rule'

const gpuOfOthers = ({ sample }: Scene) => othersGpuUse(sample.gpus, ['others'])
const gpuOfAnybody = ({ sample }: Scene) => othersGpuUse(sample.gpus, ['anybody'])

/** What other programs use of the processors and the GPUs; our own load never counts. */
export const loadRules: readonly Rule[] = [
  {
    kind: 'gauge',
    key: 'cpuBusy',
    code: 'cpuBusy',
    effect: 'veto',
    reads: ['cpu.vetoPercent', 'cpu.vetoAfterSeconds', 'cpu.clearPercent', 'cpu.clearAfterSeconds'],
    unit: '%',
    figure: ({ sample }) => sample.cpu?.othersPercent,
    past: above(({ settings }) => settings.cpu.vetoPercent),
    clear: below(({ settings }) => settings.cpu.clearPercent),
    delays: ({ cpu }) => ({ tripSeconds: cpu.vetoAfterSeconds, clearSeconds: cpu.clearAfterSeconds }),
  },
  {
    kind: 'gauge',
    key: 'cpuBusy.start',
    code: 'cpuBusy',
    effect: 'wait',
    reads: ['idle.cpuPercent'],
    unit: '%',
    figure: ({ sample }) => sample.cpu?.othersPercent,
    past: atLeast(({ settings }) => settings.idle.cpuPercent),
  },
  {
    kind: 'gauge',
    key: 'gpuBusy',
    code: 'gpuBusy',
    effect: 'veto',
    reads: ['gpu.vetoPercent', 'gpu.clearPercent'],
    unit: '%',
    figure: (scene) => gpuOfOthers(scene)?.value,
    subject: (scene) => gpuOfOthers(scene)?.name,
    past: above(({ settings }) => settings.gpu.vetoPercent),
    clear: below(({ settings }) => settings.gpu.clearPercent),
  },
  {
    // A GPU that does not say who uses it may be busy with a job of ours: that must not freeze the job itself.
    kind: 'gauge',
    key: 'gpuBusy.start',
    code: 'gpuBusy',
    effect: 'wait',
    reads: ['gpu.vetoPercent'],
    unit: '%',
    figure: (scene) => gpuOfAnybody(scene)?.value,
    subject: (scene) => gpuOfAnybody(scene)?.name,
    past: above(({ settings }) => settings.gpu.vetoPercent),
  },
]
