import { words } from '../messages/new-job'
import { ways } from './draft'
import { JobField } from './JobField'
import { KindFields } from './KindFields'
import type { Parts } from './parts'
import styles from './WhatRuns.module.css'

/** What the job is, said in one of three ways. */
export function WhatRuns(parts: Parts) {
  const { form, state } = parts
  const { way } = state.draft
  return (
    <section className={styles.what}>
      <fieldset className={styles.ways}>
        <legend>{words.whatRuns}</legend>
        {ways.map((each) => (
          <label key={each} className={styles.way} data-chosen={each === way}>
            <input type="radio" name="way" checked={each === way} onChange={() => form.choose(each)} />
            {words.ways[each]}
          </label>
        ))}
      </fieldset>
      {way === 'kind' ? <KindFields {...parts} /> : <JobField {...parts} path={way} />}
    </section>
  )
}
