import { Command } from './Command'
import { keepTogether } from './keep-together'

/** What to do, as the engine says it: between backticks stands what can be typed. */
export function Hint({ text }: { readonly text: string }) {
  return text
    .split('`')
    .map((part, at) => (at % 2 === 1 ? <Command key={`${at} ${part}`} text={part} /> : keepTogether(part)))
}
