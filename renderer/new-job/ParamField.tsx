import type { KindParameter } from '../../shared/model'
import { words } from '../messages/new-job'
import controls from '../ui/controls.module.css'
import { Field, type FieldIds } from '../ui/Field'
import { checkOf } from './kind-check'
import { paramText, withParam } from './params-text'
import type { Parts } from './parts'

/** One parameter of a kind of work, with its range, and what the engine says of what was written. */
export function ParamField({ form, state, parameter }: Parts & { readonly parameter: KindParameter }) {
  const { params = '' } = state.draft.texts
  const path = `params.${parameter.name}`
  const complaint = checkOf(state)?.complaints.find(
    (each) => each.path === path || each.path.startsWith(`${path}[`),
  )
  return (
    <Field
      label={parameter.title}
      aside={words.paramRange(parameter)}
      hint={parameter.about}
      complaint={complaint && words.objection(complaint.message)}
    >
      {(ids) => (
        <ParamControl
          ids={ids}
          parameter={parameter}
          text={paramText(params, parameter)}
          onWrite={(text) => form.write('params', withParam(params, parameter, text))}
        />
      )}
    </Field>
  )
}

interface ParamControlProps {
  readonly ids: FieldIds
  readonly parameter: KindParameter
  readonly text: string
  readonly onWrite: (text: string) => void
}

function ParamControl({ ids, parameter, text, onWrite }: ParamControlProps) {
  const { type, choices = [], default: usual } = parameter
  if (type === 'choice') {
    return (
      <select
        {...ids}
        className={controls.input}
        value={text}
        onChange={(event) => onWrite(event.target.value)}
      >
        <option value="">{words.usual(String(usual))}</option>
        {choices
          .filter((choice) => choice !== usual)
          .map((choice) => (
            <option key={choice} value={choice}>
              {choice}
            </option>
          ))}
      </select>
    )
  }
  return (
    <input
      {...ids}
      type="text"
      inputMode={type === 'number' || type === 'integer' ? 'decimal' : 'text'}
      className={controls.input}
      placeholder={usualText(usual)}
      spellCheck={false}
      value={text}
      onChange={(event) => onWrite(event.target.value)}
    />
  )
}

const usualText = (usual: KindParameter['default']) =>
  typeof usual === 'object' ? usual.join(', ') : String(usual ?? '')
