import type { KindParameter } from '../../shared/model'

// All parameters of a kind are one field of the form, one NAME=value a line, JSON where it can be read as JSON. Here is
// that text as the controls of single parameters show and write it; what is half typed stays as it was typed.

type Parameter = Pick<KindParameter, 'name' | 'type'>

/** What stands in the control of a parameter; empty: what holds by default. */
export function paramText(params: string, { name, type }: Parameter): string {
  const line = linesOf(params).find((each) => nameOf(each) === name)
  if (line === undefined) return ''
  const value = line.slice(name.length + 1)
  if (type === 'list') return /^\[.*\]$/.test(value) ? value.slice(1, -1) : value
  return type === 'text' || type === 'choice' ? plainText(value) : value
}

/** All parameters, with this one written anew. */
export function withParam(params: string, { name, type }: Parameter, text: string): string {
  const line = text === '' ? [] : [`${name}=${type === 'list' ? listValue(text) : valueText(type, text)}`]
  const lines = linesOf(params)
  const at = lines.findIndex((each) => nameOf(each) === name)
  return (at < 0 ? [...lines, ...line] : lines.toSpliced(at, 1, ...line)).join('\n')
}

const linesOf = (params: string) => params.split('\n').filter((line) => line.trim() !== '')
const nameOf = (line: string) => line.slice(0, Math.max(0, line.indexOf('=')))

function plainText(value: string): string {
  const read = readJson(value)
  return typeof read === 'string' ? read : value
}

/** A text that would be read as a number or the like needs its quotes. */
function valueText(type: KindParameter['type'], text: string): string {
  const isText = type === 'text' || type === 'choice'
  return isText && readJson(text) !== undefined ? JSON.stringify(text) : text
}

const listValue = (text: string) => (readJson(`[${text}]`) === undefined ? text : `[${text}]`)

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // not JSON: it is meant as it stands
  }
}
