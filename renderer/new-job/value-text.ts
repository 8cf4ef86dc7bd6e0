import { durationText, sizeText } from '../ui/exact-amounts'
import type { JobField } from './job-fields'
import { joinWords } from '../../shared/shell-words'
import { splitWords } from './words-of-command'

/** What a field holds as the form's text: one line an item, `NAME=value` a pair. */
export function textOf({ kind }: Pick<JobField, 'kind'>, value: unknown): string {
  switch (kind) {
    case 'command':
      return joinWords(value as readonly string[])
    case 'lines':
    case 'choices':
      return (value as readonly string[]).join('\n')
    case 'pairs':
      return Object.entries(value as object)
        .map(([name, held]) => `${name}=${pairText(held)}`)
        .join('\n')
    case 'size':
      return typeof value === 'number' ? sizeText(value) : String(value)
    case 'duration':
      return typeof value === 'number' ? durationText(value) : String(value)
    default:
      return String(value)
  }
}

/**
 * The value that a text stands for, as a job file holds it; `undefined`: nothing is written. What cannot be read stays
 * text, so that the job file's own schema refuses it at its path.
 */
export function valueOf({ kind, path }: Pick<JobField, 'kind' | 'path'>, text: string): unknown {
  if (kind === 'choices') return linesOf(text)
  if (text.trim() === '') return undefined
  switch (kind) {
    case 'command':
      return splitWords(text) ?? text
    case 'lines':
      return linesOf(text)
    case 'pairs':
      return Object.fromEntries(linesOf(text).map((line) => pairOf(line, path === 'params')))
    case 'number':
      return Number.isNaN(Number(text)) ? text : Number(text)
    case 'flag':
      return text === 'true'
    case 'size':
    case 'duration':
      return text.trim()
    default:
      return text
  }
}

/** Lines of `NAME=value` that have no name; they would be lost. */
export function unnamedPairs(text: string): readonly string[] {
  return linesOf(text).filter((line) => line.indexOf('=') < 1)
}

const linesOf = (text: string) => text.split('\n').filter((line) => line.trim() !== '')

/** A parameter is JSON where it can be read as JSON, otherwise text; the environment is all text. */
function pairOf(line: string, isJson: boolean): readonly [string, unknown] {
  const at = line.indexOf('=')
  const name = at < 0 ? line : line.slice(0, at)
  const value = at < 0 ? '' : line.slice(at + 1)
  return [name, isJson ? jsonOrText(value) : value]
}

function jsonOrText(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text // no JSON, so it is meant as it stands
  }
}

/** A parameter as `jsonOrText` reads it again. */
function pairText(value: unknown): string {
  const isPlain = typeof value === 'string' && jsonOrText(value) === value && !value.includes('\n')
  return isPlain ? value : JSON.stringify(value)
}
