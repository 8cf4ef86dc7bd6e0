import { safeStorage } from 'electron'

/** Whether secrets can be kept here so that others cannot read them, in a sentence. */
export interface SecretKeeping {
  readonly kept: boolean
  readonly message: string
}

export function secretKeeping(): SecretKeeping {
  if (!safeStorage.isEncryptionAvailable()) return { kept: false, message: noKeeper }
  if (process.platform !== 'linux')
    return { kept: true, message: 'Secrets are kept in the system’s own store.' }
  const backend = safeStorage.getSelectedStorageBackend()
  return backend === 'basic_text' || backend === 'unknown'
    ? { kept: false, message: noKeeper }
    : { kept: true, message: `Secrets are kept in this desktop’s key ring (${backend}).` }
}

const noKeeper =
  'This desktop has no key ring: a secret kept here could be read by every program that runs as you.'
