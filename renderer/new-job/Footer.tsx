import { CircleCheck } from 'lucide-react'
import { words } from '../messages/new-job'
import controls from '../ui/controls.module.css'
import atBottom from '../ui/bottom.module.css'
import styles from './Footer.module.css'
import { type Form, type FormState, isSubmitted } from './form'

interface FooterProps {
  readonly form: Form
  readonly state: FormState
  readonly thenShow: (wish: Promise<void>) => Promise<void>
}

/** What can be done with the job that was written. */
export function Footer({ form, state, thenShow }: FooterProps) {
  const { busy, draft, submitted } = state
  return (
    <footer className={`${atBottom.bottom} ${styles.footer}`}>
      <Submitted submitted={submitted} onShow={() => void form.showSubmitted()} />
      <label className={`${controls.checkLine} ${styles.now}`} title={words.nowHint}>
        <input
          type="checkbox"
          className={controls.check}
          checked={draft.now}
          aria-description={words.nowHint}
          onChange={(event) => form.wishNow(event.target.checked)}
        />
        <span>{words.now}</span>
      </label>
      <button type="button" className={controls.quietButton} onClick={form.clear}>
        {words.clear}
      </button>
      <button
        type="button"
        className={controls.button}
        disabled={busy !== null}
        onClick={() => void thenShow(form.preview())}
      >
        {busy === 'asking' ? words.asking : words.previewAsk}
      </button>
      <button
        type="button"
        className={controls.primary}
        disabled={busy !== null || isSubmitted(state)}
        onClick={() => void thenShow(form.submit())}
      >
        {submitTitle(state)}
      </button>
    </footer>
  )
}

function submitTitle(state: FormState): string {
  if (state.busy === 'submitting') return words.submitting
  if (isSubmitted(state)) return words.alreadySubmitted
  return state.submitted ? words.submitAgain : words.submit
}

interface SubmittedProps extends Pick<FormState, 'submitted'> {
  readonly onShow: () => void
}

/** What became of the last submission. The line is there from the start, so that a screen reader hears it change. */
function Submitted({ submitted, onShow }: SubmittedProps) {
  return (
    <p className={styles.submitted} aria-live="polite">
      {submitted && (
        <>
          <CircleCheck size={16} aria-hidden />
          <span>{words.submitted(submitted.name)}</span>
          <button
            type="button"
            className={controls.button}
            // The button that was pressed can be pressed no more: the keyboard goes on here.
            autoFocus
            aria-label={words.showJobOf(submitted.name)}
            onClick={onShow}
          >
            {words.showJob}
          </button>
        </>
      )}
    </p>
  )
}
