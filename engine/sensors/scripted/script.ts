import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { PartialSample, sensorNames, type SensorName } from '../../../shared/model'
import { reasonOf } from '../kernel-files'

/** What a script says of one sensor: nothing, a value (`null`: the sensor is blind), or that the script is broken. */
export type Line =
  | { readonly kind: 'silent' }
  | { readonly kind: 'given'; readonly value: PartialSample[SensorName] | null }
  | { readonly kind: 'broken'; readonly message: string }

export interface Script {
  readonly file: string
  /** Reads the file again, once for all sensors that are asked together; it is parsed only when its text changed. Never throws. */
  lookUp(name: SensorName): Line
}

interface Content {
  readonly values: PartialSample
  /** The sensors that the script replaces. */
  readonly names: ReadonlySet<SensorName>
  readonly fault?: string
}

const SILENT: Line = { kind: 'silent' }

/**
 * The file behind `LULL_SCRIPTED_SENSORS`. A file that cannot be used keeps every sensor blind that it replaced before
 * or names now; one that never could be used, and names none, keeps all of them blind. Unknown keys mean nothing.
 */
export function createScript(file: string): Script {
  let content: Content = { values: {}, names: new Set(sensorNames) }
  let lastText: string | undefined
  let isFresh = false

  function refresh(): Content {
    try {
      const text = readFileSync(file, 'utf8')
      if (text !== lastText) {
        content = parse(text, content.names)
        lastText = text
      }
    } catch (error) {
      content = { values: {}, names: content.names, fault: reasonOf(error) }
      lastText = undefined
    }
    return content
  }

  /** Fresh until whoever asks waits for something. */
  function contentNow(): Content {
    if (isFresh) return content
    isFresh = true
    queueMicrotask(() => (isFresh = false))
    return refresh()
  }

  return {
    file,
    lookUp(name) {
      const { names, values, fault } = contentNow()
      if (!names.has(name)) return SILENT
      if (fault === undefined) return { kind: 'given', value: values[name] ?? null }
      return { kind: 'broken', message: `The scripted sensors in ${file} cannot be used: ${fault}` }
    },
  }
}

function parse(text: string, namesBefore: ReadonlySet<SensorName>): Content {
  const given: unknown = JSON.parse(text)
  const names = namesIn(given)
  const parsed = PartialSample.safeParse(given)
  if (parsed.success) return { values: parsed.data, names }
  return {
    values: {},
    names: names.size > 0 ? new Set([...namesBefore, ...names]) : namesBefore,
    fault: z.prettifyError(parsed.error),
  }
}

function namesIn(given: unknown): ReadonlySet<SensorName> {
  if (typeof given !== 'object' || given === null) return new Set()
  return new Set(sensorNames.filter((name) => Object.hasOwn(given, name)))
}
