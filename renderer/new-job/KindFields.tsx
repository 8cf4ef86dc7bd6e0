import type { KindInfo, KindParameter } from '../../shared/model'
import { words } from '../messages/new-job'
import controls from '../ui/controls.module.css'
import { Field } from '../ui/Field'
import { checkOf } from './kind-check'
import styles from './KindFields.module.css'
import { JobField } from './JobField'
import { ParamField } from './ParamField'
import { complaintAt, type Parts } from './parts'
import { localBytes } from '../ui/local-bytes'

/** Which built-in kind of work runs, and what is asked of it, as the engine describes them. */
export function KindFields(parts: Parts) {
  const { kinds, draft } = parts.state
  // Without the engine's list the person may know the name all the same.
  if (!kinds) return <WithoutList {...parts} />
  const chosen = kinds.find(({ name }) => name === draft.texts['kind'])
  return (
    <>
      <KindChoice {...parts} kinds={kinds} chosen={chosen} />
      {chosen ? <Params {...parts} parameters={chosen.parameters} /> : null}
    </>
  )
}

function WithoutList(parts: Parts) {
  return (
    <>
      <JobField {...parts} path="kind" />
      <JobField {...parts} path="params" />
    </>
  )
}

interface KindChoiceProps extends Parts {
  readonly kinds: readonly KindInfo[]
  readonly chosen: KindInfo | undefined
}

function KindChoice({ kinds, chosen, ...parts }: KindChoiceProps) {
  const { form, state } = parts
  const { kind = '' } = state.draft.texts
  const { wrong, isMissing } = complaintAt(parts, 'kind')
  const unknown = kind !== '' && !chosen ? words.noSuchKind(kind) : undefined
  const complaint = wrong ?? unknown ?? (isMissing ? words.missing['kind'] : undefined)
  return (
    <Field label={words.kind} hint={chosen?.about ?? words.kindHint} complaint={complaint}>
      {(ids) => (
        <select
          {...ids}
          className={controls.input}
          value={chosen?.name ?? ''}
          onChange={(event) => void form.chooseKind(event.target.value)}
        >
          <option value="">{words.chooseKind}</option>
          {kinds.map(({ name, title }) => (
            <option key={name} value={name}>
              {title}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

function Params({ parameters, ...parts }: Parts & { readonly parameters: readonly KindParameter[] }) {
  const check = checkOf(parts.state)
  const known = new Set(parameters.map(({ name }) => `params.${name}`))
  // What is about another field of the form stands there.
  const others = (check?.complaints ?? []).filter(
    ({ path }) => path.startsWith('params') && !known.has(path.replace(/\[.*/, '')),
  )
  return (
    <fieldset className={styles.params}>
      <legend>{words.params}</legend>
      <div className={styles.grid}>
        {parameters.map((parameter) => (
          <ParamField key={parameter.name} {...parts} parameter={parameter} />
        ))}
      </div>
      <div role="status" className={styles.told}>
        {check?.memoryBytes != null && <p>{words.needsMemory(localBytes(check.memoryBytes))}</p>}
        {others.map(({ path, message, hint }) => (
          <p key={path} className={styles.wrong}>
            {words.wrongAt(path, message)} {hint}
          </p>
        ))}
      </div>
    </fieldset>
  )
}
