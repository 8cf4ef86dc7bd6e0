import { LullError } from '../../shared/model'
import type { ApiParts } from './context'
import { base } from './base'

const os = base.settings

export function settingsProcedures({ settings, imagine }: ApiParts) {
  return {
    get: os.get.handler(() => settings.get()),
    set: os.set.handler(({ input }) => settings.set(input.key, input.value)),
    preview: os.preview.handler(({ input }) => {
      const imagined = imagine(settings.imagine(input.changes))
      if (imagined) return { readiness: imagined.readiness, limits: imagined.limits }
      throw new LullError('wrongState', 'The machine was not looked at yet', {
        hint: 'Ask again in a moment.',
      })
    }),
    reset: os.reset.handler(({ input }) => settings.reset(input.key)),
  }
}
