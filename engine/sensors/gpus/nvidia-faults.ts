import { NVML } from './nvml'

interface Fault {
  readonly message: string
  readonly hint: string
}

const FAULTS: Readonly<Record<number, Fault>> = {
  [NVML.uninitialized]: {
    message: 'The NVIDIA library lost its connection to the driver.',
    hint: 'Lull connects again at the next look; restart the computer if it stays.',
  },
  [NVML.noPermission]: {
    message: 'This user may not talk to the NVIDIA driver.',
    hint: 'Let this user open /dev/nvidiactl and /dev/nvidia0 (groups `video` or `render` on most systems).',
  },
  [NVML.driverNotLoaded]: {
    message: 'The NVIDIA driver is not loaded.',
    hint: 'Run `nvidia-smi` to see why, or restart the computer.',
  },
  [NVML.gpuIsLost]: {
    message: 'The NVIDIA GPU fell off its bus.',
    hint: 'Restart the computer, and look for `Xid` in the kernel’s log: heat or power may be at fault.',
  },
  [NVML.versionMismatch]: {
    message: 'The NVIDIA driver that runs and its library have different versions.',
    hint: 'The driver was updated: restart the computer.',
  },
}

/** What an `nvmlReturn_t` other than success means for a person, and what to do about it. */
export function explainNvml(code: number): Fault {
  return (
    FAULTS[code] ?? {
      message: `The NVIDIA driver answers with error ${code}.`,
      hint: 'Run `nvidia-smi` to see what is wrong with the driver.',
    }
  )
}
