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
    hint: 'Have your account added to the group that may use the GPU, “video” or “render” on most systems; then log out and in again.',
  },
  [NVML.driverNotLoaded]: {
    message: 'The NVIDIA driver is not loaded.',
    hint: 'Restart the computer. If it stays, this says why: `nvidia-smi`',
  },
  [NVML.gpuIsLost]: {
    message: 'The NVIDIA GPU fell off its bus.',
    hint: 'Restart the computer. If it happens again, heat or power may be at fault: the kernel’s log has it under “Xid”.',
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
      hint: 'Restart the computer. If it stays, this says what is wrong with the driver: `nvidia-smi`',
    }
  )
}
