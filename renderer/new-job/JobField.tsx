import { words } from '../messages/new-job'
import controls from '../ui/controls.module.css'
import { Field } from '../ui/Field'
import { Choices } from './Choices'
import { Control } from './Control'
import { jobFields } from './job-fields'
import styles from './JobField.module.css'
import { complaintAt, type Parts } from './parts'

/** One field of a job, with the control that suits it. */
export function JobField({ path, ...parts }: Parts & { readonly path: string }) {
  const { form, state } = parts
  const field = jobFields.get(path)
  const said = words.fields[path]
  if (!field || !said) throw new Error(`a job has no field ${path}`)
  const { wrong, isMissing } = complaintAt(parts, path)
  const complaint = wrong ?? (isMissing ? words.missing[path] : undefined)
  const text = state.draft.texts[path]
  const write = (next: string) => form.write(path, next)
  if (field.kind === 'choices')
    return <Choices field={field} label={said.label} text={text} onWrite={write} />
  if (field.kind === 'flag') {
    return (
      <label className={controls.checkLine}>
        <input
          type="checkbox"
          className={controls.check}
          checked={text === 'true'}
          onChange={(event) => write(String(event.target.checked))}
        />
        <span className={styles.flag}>{said.label}</span>
      </label>
    )
  }
  return (
    <Field label={said.label} hint={said.hint} complaint={complaint}>
      {(ids) => <Control ids={ids} field={field} example={said.example} text={text ?? ''} onWrite={write} />}
    </Field>
  )
}
