import type { KindInfo } from '../../shared/model'
import type { KindParameter } from '../../shared/model/kind-info'
import { LullError } from '../../shared/model/lull-error'
import { exitCodes } from '../exit'
import type { Session } from '../session'
import { table } from '../table'

/** `lull kinds [KIND]`: the built-in kinds of work, or what one may be asked for. Throws LullError where there is no such kind. */
export async function kinds({ engine, out }: Session, name: string | undefined): Promise<number> {
  const known = await (await engine()).kinds.list()
  if (name === undefined) await out.show(known, () => kindTable(known, out))
  else {
    const kind = kindNamed(known, name)
    await out.show(kind, () => `${kind.about}\n\n${parameterTable(kind.parameters, out)}`)
  }
  return exitCodes.done
}

function kindNamed(known: readonly KindInfo[], name: string): KindInfo {
  const kind = known.find((each) => each.name === name)
  if (kind) return kind
  const names = known.map((each) => each.name).join(', ')
  throw new LullError('invalidInput', `there is no kind "${name}"`, {
    hint: `The kinds of work are ${names}.`,
  })
}

const kindTable = (known: readonly KindInfo[], look: Session['out']) =>
  table(
    known,
    [
      { title: 'KIND', cell: ({ name }) => name },
      { title: 'WHAT IT COMPUTES', cell: ({ about }) => about, shrinks: true },
    ],
    look,
  )

const parameterTable = (parameters: readonly KindParameter[], look: Session['out']) =>
  table(
    parameters,
    [
      { title: 'PARAMETER', cell: ({ name }) => name },
      { title: 'DEFAULT', cell: ({ default: usual }) => defaultText(usual) },
      { title: 'MAY BE', cell: mayBe },
      { title: 'WHAT IT IS', cell: ({ about }) => about, shrinks: true },
    ],
    look,
  )

const defaultText = (usual: KindParameter['default']) =>
  usual === undefined || typeof usual === 'string' ? (usual ?? '') : JSON.stringify(usual)

function mayBe({ type, min, max, unit, choices }: KindParameter): string {
  if (choices) return choices.join(', ')
  if (min === undefined || max === undefined) return type
  return [`${min} to ${max}`, unit].filter(Boolean).join(' ')
}
