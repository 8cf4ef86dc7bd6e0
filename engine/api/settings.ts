import type { ApiParts } from './context'
import { base } from './base'

const os = base.settings

export function settingsProcedures({ settings }: ApiParts) {
  return {
    get: os.get.handler(() => settings.get()),
    set: os.set.handler(({ input }) => {
      settings.set(input.key, input.value)
      return settings.get()
    }),
    reset: os.reset.handler(({ input }) => {
      settings.reset(input.key)
      return settings.get()
    }),
  }
}
