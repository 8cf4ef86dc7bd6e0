import { useId, useLayoutEffect, useRef } from 'react'
import type { Deed, Job } from '../../../shared/model'
import { canBeDone } from '../../../shared/model/job-deeds'
import { words } from '../../messages/dashboard'
import styles from './Confirm.module.css'

interface ConfirmProps {
  readonly deed: Deed
  readonly jobs: readonly Job[]
  readonly onConfirm: (fit: readonly Job[]) => void
  readonly onLeave: () => void
}

/** Says before it is done how many jobs it is done to, what that means, and which of the chosen are left out, and why. */
export function Confirm({ deed, jobs, onConfirm, onLeave }: ConfirmProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  const said = words.deeds[deed]
  const fit = jobs.filter((job) => canBeDone(deed, job))
  const act = said.act(words.jobsFound(fit.length))
  const unfit = jobs.length - fit.length
  useLayoutEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-labelledby={`${id}title`}
      aria-describedby={`${id}text`}
      onClose={onLeave}
    >
      <h2 id={`${id}title`}>{words.askTo(act)}</h2>
      <div id={`${id}text`} className={styles.text}>
        <p className={styles.names}>{words.namesOf(fit.map(({ name }) => name))}</p>
        <p>{said.effect}</p>
        {unfit > 0 && <p>{words.leftOut(unfit, said)}</p>}
      </div>
      <div className={styles.answers}>
        <button type="button" className="button" onClick={() => dialog.current?.close()}>
          {words.leave}
        </button>
        <button
          type="button"
          className={styles.yes}
          data-deed={deed}
          disabled={fit.length === 0}
          onClick={() => {
            dialog.current?.close() // which gives the focus back
            onConfirm(fit)
          }}
        >
          {act}
        </button>
      </div>
    </dialog>
  )
}
