import { z } from 'zod'
import type { KindParameter } from '../shared/model'

/** The part of a JSON schema that says something of a parameter. */
interface Node {
  readonly type?: string
  readonly title?: string
  readonly description?: string
  readonly unit?: string
  readonly enum?: readonly string[]
  readonly minimum?: number
  readonly maximum?: number
  readonly default?: KindParameter['default']
}

/** What a kind may be asked for, in the order of its schema; read from the schema itself, so that there is no second list. */
export function parametersOf(schema: z.ZodType): readonly KindParameter[] {
  const { properties } = z.toJSONSchema(schema, { io: 'input' })
  return Object.entries(properties ?? {}).map(([name, node]) => parameterOf(name, node as Node))
}

function parameterOf(name: string, node: Node): KindParameter {
  const { title = name, description = '', unit, minimum, maximum } = node
  return {
    name,
    title,
    about: description,
    type: typeOf(node),
    ...(node.default !== undefined && { default: node.default }),
    ...(unit !== undefined && { unit }),
    ...(minimum !== undefined && { min: minimum }),
    ...(maximum !== undefined && { max: maximum }),
    ...(node.enum && { choices: node.enum }),
  }
}

function typeOf({ type, enum: choices }: Node): KindParameter['type'] {
  if (choices) return 'choice'
  if (type === 'number' || type === 'integer') return type
  return type === 'array' ? 'list' : 'text'
}
