import { kinds, parametersOf } from '../../tasks'
import type { ApiParts } from './context'
import { base } from './base'

const os = base.kinds

export function kindProcedures({ intake }: ApiParts) {
  return {
    list: os.list.handler(() =>
      kinds.map(({ name, title, about, sharesWork, params }) => {
        const parameters = [...parametersOf(params)]
        return { name, title, about, sharesWork, parameters }
      }),
    ),
    check: os.check.handler(({ input: { kind, params, memoryBytes } }) =>
      intake.checkKind(kind, params, memoryBytes),
    ),
  }
}
